import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { fold } from '../../embeddings/span.ts';
import { exportCitations } from '../../web/client/citation-export.ts';
import { copiedStatement } from '../../web/copied-statement.ts';
import { plainText } from '../../web/plain-text.ts';
import { CONTROLS, HOSTILE_SENTENCES, HOSTILE_TITLE, MARKUP } from '../support/hostile-seeds.ts';
import { citationOf } from '../support/small-replies.ts';

const address = 'https://communique.example/documents/harbour-declaration?from=1&to=2#p';
const SPEAKER = 'A }} \\input{secret} & 100% <b>#1</b> \u202eB';

/** A statement that says something hostile, in a document that is called it, by a speaker who is no better. */
function cited(sentence: string) {
  const citation = citationOf('harbour-declaration-7.1', 1);
  const document = { ...citation.document, title: HOSTILE_TITLE };
  const passage = { ...citation.passage, speaker: SPEAKER };
  return { citation: { ...citation, document, passage, quote: sentence }, address };
}

const copied = (format: 'plain' | 'markdown' | 'bibtex' | 'csl', sentence: string) =>
  copiedStatement(format, { text: fold(sentence), citations: [1] }, [cited(sentence)], {
    language: 'en',
    reference: exportCitations,
  });

describe('plain text of a hostile document', () => {
  it.each(HOSTILE_SENTENCES)('obeys nothing in %j', async (sentence) => {
    const text = await copied('plain', sentence);
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(text).toContain(`“${plainText(fold(sentence))}”`);
  });

  it.each(MARKUP)('leaves %j as it is', async (sentence) => {
    expect(await copied('plain', sentence)).toContain(`“${sentence}”`);
  });

  it.each(CONTROLS)('reorders nothing around %j', (sentence) => {
    const text = plainText(sentence);
    const depths = [0];
    for (const character of text) {
      const depth = depths.at(-1) ?? 0;
      if (/[\u2066-\u2068]/u.test(character)) depths.push(depth + 1);
      if (character === '\u2069') depths.push(depth - 1);
    }
    expect(Math.min(...depths)).toBe(0);
    expect(depths.at(-1)).toBe(0);
    // What overrides the order of letters stands inside an isolate, whose end ends it too.
    const outside = text.replace(/^\u2068.*\u2069$/su, '');
    expect(outside).not.toMatch(/[\u202a-\u202e]/u);
  });
});

describe('Markdown of a hostile document', () => {
  it.each(HOSTILE_SENTENCES)('has no markup of %j', async (sentence) => {
    const page = document.createElement('div');
    page.innerHTML = await marked.parse(await copied('markdown', sentence), { gfm: true });
    const names = [...page.querySelectorAll('*')].map(({ tagName }) => tagName.toLowerCase());
    expect(names.filter((name) => !['blockquote', 'p', 'a'].includes(name))).toEqual([]);
    expect([...page.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([address]);
    expect(page.querySelector('p')?.textContent).toBe(`“${plainText(fold(sentence))}”`);
    expect(page.querySelector('a')?.textContent).toBe(plainText(HOSTILE_TITLE));
  });

  it.each(['1. one', '2) two', '- three', '+ four', '=== five', '# six', '> seven'])(
    'takes a lead that begins like %j for words',
    async (lead) => {
      const { citation } = cited('words');
      const statement = { text: 'words', citations: [1], lead: { text: lead, citation: 1 } };
      const page = document.createElement('div');
      page.innerHTML = await marked.parse(
        await copiedStatement('markdown', statement, [{ citation, address }], { language: 'en' }),
      );
      expect(page.querySelector('blockquote p')?.textContent).toBe(lead);
    },
  );
});

describe('references of a hostile document', () => {
  it.each(HOSTILE_SENTENCES)('are one well-formed entry of BibTeX for %j', async (sentence) => {
    const text = await copied('bibtex', sentence);
    expect(text.match(/^@/gm)).toHaveLength(1);
    let depth = 0;
    for (const brace of text.replaceAll(/\\[{}]/g, '').match(/[{}]/g) ?? []) {
      depth += brace === '{' ? 1 : -1;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
    expect(text).not.toMatch(/\\(?:input|textbf|textit)\b/);
    expect(text.replaceAll(/[\n\t]/g, '')).not.toMatch(/\p{Cc}/u);
  });

  it.each(HOSTILE_SENTENCES)('are CSL-JSON without markup for %j', async (sentence) => {
    const [item] = JSON.parse(await copied('csl', sentence));
    expect(`${item.title} ${item.note} ${item.author[0].literal}`).not.toMatch(/<\/?(?:i|b|sc|sup|sub|span)\b/i);
    expect(item.note.replaceAll('\u2060', '')).toContain(`“${plainText(fold(sentence))}”`);
  });
});
