import { longDate } from '../quoted-text.ts';
import { useServices } from '../services.ts';

/** A day, written as the reader's language does and kept readable for machines. */
export function Day({ date }: { readonly date: string }) {
  const { language } = useServices();
  return <time dateTime={date}>{longDate(date, language)}</time>;
}
