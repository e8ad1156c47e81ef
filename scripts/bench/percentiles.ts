/** Times or other measurements of one thing, in milliseconds unless said otherwise. */
export type Samples = readonly number[];

/** The value below which the share `q` of all lies (nearest rank); NaN of nothing. */
export function quantile(samples: Samples, q: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

/** The middle one. */
export const median = (samples: Samples): number => quantile(samples, 0.5);

/** How far the middle half reaches, as a share of the median: what noise there is in it. */
export const spread = (samples: Samples): number =>
  (quantile(samples, 0.75) - quantile(samples, 0.25)) / median(samples);
