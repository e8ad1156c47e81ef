import { HOME } from './home.ts';
import type { PanelModule } from './panel.ts';

/** Path of the panel's file, whose name changes with its content; the build knows it. */
declare const PANEL_FILE: string;

/** Fetches the panel, once for all widgets; rejects when it cannot be had. */
export async function loadPanel(): Promise<PanelModule> {
  return (await import(/* @vite-ignore */ `${HOME}/${PANEL_FILE}`)) as PanelModule;
}
