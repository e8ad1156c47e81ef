import { useEffect } from 'react';
import { useServices } from '../services.ts';

/** Names the browser's tab after the page; without a name, after the product alone. */
export function usePageTitle(page?: string): void {
  const { strings } = useServices();
  const title = page === undefined ? `${strings.product}: ${strings.tagline}` : `${page} · ${strings.product}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
