import { useMemo } from 'react';
import { createApi } from '../api.ts';
import { type Services, ServicesProvider } from '../services.ts';
import { App } from './App.tsx';
import { type Spoken, useLanguage } from './use-language.ts';

const api = createApi();

const PAGE: Pick<Services, 'api' | 'resolve' | 'copy' | 'reference' | 'reveal'> = {
  api,
  resolve: (path) => new URL(path, window.location.origin).href,
  copy: (text) =>
    navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    ),
  reference: async (format, words) => (await import('./citation-export.ts')).exportCitations(format, words),
  reveal: (element) => element.scrollIntoView({ block: 'start' }),
};

/** The client with what it leans on: the page's own server, clipboard and scrolling, and the reader's language. */
export function Client({ initial }: { readonly initial: Spoken }) {
  const { language, strings, choose } = useLanguage(initial);
  const services = useMemo<Services>(() => ({ ...PAGE, language, strings }), [language, strings]);
  return (
    <ServicesProvider value={services}>
      <App onLanguage={choose} />
    </ServicesProvider>
  );
}
