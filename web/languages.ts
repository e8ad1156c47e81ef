import { ENGLISH } from './strings/english.ts';
import type { Strings } from './strings.ts';

/** The languages the interface speaks, by their BCP 47 tag, each under its own name. */
export const LANGUAGE_NAMES = { en: 'English', zh: '中文', ru: 'Русский' } as const;

/** A language the interface speaks. */
export type Language = keyof typeof LANGUAGE_NAMES;

/** All of them, in the order they are offered. */
export const LANGUAGES = Object.keys(LANGUAGE_NAMES) as Language[];

/** English comes with the page, so that it can always be shown; the others are fetched by those who read them. */
const LOAD: Record<Language, () => Promise<Strings>> = {
  en: async () => ENGLISH,
  zh: async () => (await import('./strings/chinese.ts')).CHINESE,
  ru: async () => (await import('./strings/russian.ts')).RUSSIAN,
};

/** The words of a language; rejects when its file cannot be fetched. */
export function loadStrings(language: Language): Promise<Strings> {
  return LOAD[language]();
}

/** The first language a reader wants that the interface speaks ("ru-KZ" is Russian); English if there is none. */
export function preferredLanguage(wanted: readonly string[]): Language {
  const spoken = wanted
    .map((tag) => tag.toLowerCase().split('-')[0])
    .map((tag) => LANGUAGES.find((one) => one === tag));
  return spoken.find((language) => language !== undefined) ?? 'en';
}
