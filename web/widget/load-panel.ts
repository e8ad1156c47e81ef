import { HOME } from './home.ts';
import type { PanelModule } from './panel.ts';

/** Path of the panel's file, whose name changes with its content; the build knows it. */
declare const PANEL_FILE: string;

let failures = 0;

/**
 * Fetches the panel, once for all widgets; rejects when it cannot be had. Browsers remember a module that failed, so
 * each new attempt has an address of its own.
 */
export async function loadPanel(): Promise<PanelModule> {
  try {
    return (await import(
      /* @vite-ignore */ `${HOME}/${PANEL_FILE}${failures === 0 ? '' : `?${failures}`}`
    )) as PanelModule;
  } catch (cause) {
    failures += 1;
    throw cause;
  }
}
