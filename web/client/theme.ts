import { useEffect, useState } from 'react';
import { useMedia } from './media.ts';

const STORED_AS = 'communique-theme';

/** Where storage is forbidden the choice lasts as long as the page. */
function stored(): string | null {
  try {
    return window.localStorage.getItem(STORED_AS);
  } catch {
    return null;
  }
}

function store(theme: string): void {
  try {
    window.localStorage.setItem(STORED_AS, theme);
  } catch {
    // Storage is forbidden here; the choice is kept in memory alone.
  }
}

/** Whether the page is dark: as the system prefers until the reader chooses, then as chosen. */
export function useDarkTheme(): { dark: boolean; toggle: () => void } {
  const [chosen, setChosen] = useState(stored);
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const dark = chosen === null ? systemDark : chosen === 'dark';
  useEffect(() => {
    if (chosen !== null) document.documentElement.setAttribute('data-theme', chosen);
  }, [chosen]);
  const toggle = () => {
    const next = dark ? 'light' : 'dark';
    store(next);
    setChosen(next);
  };
  return { dark, toggle };
}
