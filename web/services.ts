import { createContext, type ReactNode, useContext } from 'react';
import type { AskReply } from '../server/contract/ask.ts';
import type { Api } from './api.ts';
import type { CitedWords } from './cited-words.ts';
import type { Language } from './languages.ts';
import type { SourceReader } from './source-reader.ts';
import type { Strings } from './strings.ts';

/** What every component may lean on; given once at the root, so that none of them reaches for the page around it. */
export interface Services {
  readonly api: Api;
  /** Where a citation is read; its whole document unless a root says otherwise. */
  readonly source?: SourceReader;
  readonly language: Language;
  readonly strings: Strings;
  /** Makes a server path (`/documents/…`) an address that works where the components run. */
  readonly resolve: (path: string) => string;
  /** Puts text on the clipboard; false when that is not allowed. */
  readonly copy: (text: string) => Promise<boolean>;
  /** Writes a citation in a format of reference managers; without it those formats are not offered. */
  readonly reference?: (format: 'bibtex' | 'csl', words: readonly CitedWords[]) => Promise<string>;
  /** Asks what the reader thinks of an answer, where the server wants to know; without it nobody is asked. */
  readonly opinion?: (reply: AskReply) => ReactNode;
  /** Brings the top of an element into view; how far the page around it may move is the root's to decide. */
  readonly reveal: (element: Element) => void;
}

const ServicesContext = createContext<Services | null>(null);

/** Gives the services to everything below it. */
export const ServicesProvider = ServicesContext.Provider;

/** The services of the root above. Throws when there is none, which is a mistake in the entry file. */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('No services: wrap the root component in <ServicesProvider value={…}>.');
  return services;
}
