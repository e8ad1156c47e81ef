import { lazy, Suspense, useMemo } from 'react';
import { createApi } from '../api.ts';
import { type Services, ServicesProvider } from '../services.ts';
import { App } from './App.tsx';
import { type Spoken, useLanguage } from './use-language.ts';

const OpinionForm = lazy(async () => ({ default: (await import('./OpinionForm.tsx')).OpinionForm }));

/** The ids of answers that the server wants to hear of. */
const answerIds = new WeakMap<object, string>();

const PAGE: Omit<Services, 'language' | 'strings'> = {
  api: createApi({
    seen: (body, { headers }) => {
      const id = headers.get('x-answer-id');
      if (id !== null) answerIds.set(body, id);
    },
  }),
  opinion: (reply) => {
    const answer = answerIds.get(reply);
    return (
      answer && (
        <Suspense>
          <OpinionForm answer={answer} />
        </Suspense>
      )
    );
  },
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
