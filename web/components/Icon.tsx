const PATHS = {
  official: 'M8 1 1.5 4.5V6h13V4.5L8 1ZM3 7v4.5M6.3 7v4.5M9.7 7v4.5M13 7v4.5M1.5 14h13',
  coverage:
    'M2 3h9.5v9.5a1.5 1.5 0 0 0 1.5 1.5H3.5A1.5 1.5 0 0 1 2 12.5V3ZM11.5 6H14v6.5a1.25 1.25 0 0 1-2.5 0M4.5 6H9M4.5 8.5H9M4.5 11H7',
  unsorted: 'M3.5 1.5h6l3 3v10h-9v-13ZM9.5 1.5v3h3M5.5 8h5M5.5 11h5',
  check: 'm2.5 8.5 3.5 4 7.5-9',
  warning: 'M8 1.5 15 14H1L8 1.5ZM8 6v4M8 11.8v.4',
  close: 'm3 3 10 10M13 3 3 13',
  moon: 'M13.5 9.8A6 6 0 0 1 6.2 2.5a6 6 0 1 0 7.3 7.3Z',
  link: 'M6.5 9.5 9.5 6.5M7.5 4.5l1.2-1.2a2.8 2.8 0 0 1 4 4L11.5 8.5M8.5 11.5l-1.2 1.2a2.8 2.8 0 0 1-4-4L4.5 7.5',
  edit: 'm2 14 .8-3.4 8.6-8.6a1.3 1.3 0 0 1 1.8 0l.8.8a1.3 1.3 0 0 1 0 1.8L5.4 13.2 2 14ZM10 3.5l2.5 2.5',
  up: 'm3 10.5 5-5 5 5',
  down: 'm3 5.5 5 5 5-5',
  back: 'm10.5 3-5 5 5 5',
  forth: 'm5.5 3 5 5-5 5',
  filter: 'M1.5 2.5h13L9.5 8.5v4l-3 1.5v-5.5l-5-6Z',
  again: 'M13.7 6.2A6 6 0 1 0 14 8M14 2.5v4h-4',
  page: 'M7 3H2.5v10.5H13V9M9.5 2.5h4v4M13.5 2.5 7.5 8.5',
  save: 'M8 1.5v9M4.5 7 8 10.5 11.5 7M2 11v3.5h12V11',
  globe:
    'M14.5 8a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0ZM1.5 8h13M8 1.5c2 2 2.8 4.2 2.8 6.5S10 12.5 8 14.5C6 12.5 5.2 10.3 5.2 8S6 3.5 8 1.5Z',
  past: 'M2.3 6.2A6 6 0 1 1 2 8M2 2.5v4h4M8 4.5V8l2.5 1.5',
  copy: 'M5.5 5.5v-4h9v9h-4M1.5 5.5h9v9h-9v-9Z',
} as const;

/** The name of a drawing. */
export type IconName = keyof typeof PATHS;

/** A small line drawing in the colour of the text; decoration only, so what it means always stands beside it in words. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
