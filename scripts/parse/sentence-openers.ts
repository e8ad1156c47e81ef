/**
 * Words that, capitalised, open a sentence rather than continue a name: after "the U.S." or "Washington, D.C."
 * they say that the full stop was the sentence's too. English function words and adverbs, compiled by hand.
 */
const OPENERS = new Set(
  `a an the this that these those he she it they we you i his her its their our my your there here
  in on at by for from with within without to after before during since until when while where if as although though
  however but and or nor so yet then thus also once who what which why how whether not no some many most several all
  both each every other others another one two three under over among between because despite today later meanwhile
  instead moreover furthermore nevertheless nonetheless finally such following according along through throughout
  despite unlike like about around above below upon via per still even only just more less few much any either neither
  soon now next first second third last`.split(/\s+/),
);

/** Does this text begin with a word that opens sentences? Adverbs in "-ly" do, unless a name follows ("Emily Roe"). */
export function opensSentence(text: string): boolean {
  const word = /^[\p{L}’']+(?![\p{L}’'.])/u.exec(text)?.[0] ?? '';
  return (
    OPENERS.has(word.toLowerCase().replace(/[’'].*$/u, '')) ||
    (/^\p{Lu}\p{Ll}{3,}ly$/u.test(word) && /^\p{L}+(?:,|\s\p{Ll})/u.test(text))
  );
}
