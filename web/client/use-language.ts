import { useEffect, useState } from 'react';
import { LANGUAGES, type Language, loadStrings, preferredLanguage } from '../languages.ts';
import { ENGLISH } from '../strings/english.ts';
import type { Strings } from '../strings.ts';
import { remember, remembered } from './browser-storage.ts';

const STORED_AS = 'communique-language';

/** A language with its words. */
export interface Spoken {
  readonly language: Language;
  readonly strings: Strings;
}

/** The language a reader chose before, or else the first of the browser's that the interface speaks. */
export async function initialLanguage(): Promise<Spoken> {
  const chosen = LANGUAGES.find((one) => one === remembered(STORED_AS));
  const language = chosen ?? preferredLanguage(navigator.languages);
  return await loadStrings(language).then(
    (strings) => ({ language, strings }),
    () => ({ language: 'en', strings: ENGLISH }),
  );
}

/** The language of the page, and a way to choose another; the choice is kept, and tells the browser how to read the page. */
export function useLanguage(initial: Spoken): Spoken & { choose: (language: Language) => void } {
  const [spoken, setSpoken] = useState(initial);
  useEffect(() => {
    document.documentElement.lang = spoken.language;
  }, [spoken.language]);
  const choose = (language: Language) => {
    loadStrings(language).then(
      (strings) => {
        remember(STORED_AS, language);
        setSpoken({ language, strings });
      },
      () => undefined,
    );
  };
  return { ...spoken, choose };
}
