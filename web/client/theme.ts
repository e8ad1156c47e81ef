import { useEffect, useState } from 'react';
import { remember, remembered } from './browser-storage.ts';
import { useMedia } from './media.ts';

const STORED_AS = 'communique-theme';

/** Whether the page is dark: as the system prefers until the reader chooses, then as chosen. */
export function useDarkTheme(): { dark: boolean; toggle: () => void } {
  const [chosen, setChosen] = useState(() => remembered(STORED_AS));
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const dark = chosen === null ? systemDark : chosen === 'dark';
  useEffect(() => {
    if (chosen !== null) document.documentElement.setAttribute('data-theme', chosen);
  }, [chosen]);
  const toggle = () => {
    const next = dark ? 'light' : 'dark';
    remember(STORED_AS, next);
    setChosen(next);
  };
  return { dark, toggle };
}
