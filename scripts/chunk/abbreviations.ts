/**
 * English abbreviations written with a full stop, without it and in lower case. Compiled by hand from the usual
 * classes (titles, references, months, companies, Latin); compare the sentence-break suppressions for English in
 * Unicode CLDR, whose entries that are words too ("In.", "All.", "On.", "Link.") are left out here.
 */
const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Titles stand before the name they belong to: written with a capital, they never end a sentence. */
export const TITLES = list(`
  mr mrs ms mx dr prof gen maj capt cmdr lt sgt cpl pvt col adm gov sen rep hon rev fr msgr mgr pres supt messrs mme mlle`);

/** Latin and its like introduce what follows: never the end of a sentence, in either case. */
export const INTRODUCING = list('e.g i.e eg ie cf viz vs v c ca approx');

/** Stand before a number when they are abbreviations; "no" and "art" are words otherwise. */
export const BEFORE_NUMBER = list(`
  no nos nr art arts p pp vol vols ch chap sec sect fig figs par paras para cl ed eds res ref annex tab eq pt fn fol col al
  jan feb mar apr jun jul aug sep sept oct nov dec`);

/** Part of names, written with a capital, and sometimes the last word: the next word decides. */
export const BEFORE_NAME = list(`
  st ste mt ft jr sr inc ltd co corp bros llc dept univ assn est ave blvd rd op bldg gmbh plc
  jan feb aug sept oct nov dec mon tue tues wed thu thurs fri
  ala ariz ark calif colo conn fla ga ill ind kan ky mass mich minn mo mont neb nev okla ore pa tenn tex va vt wash wis wyo`);
