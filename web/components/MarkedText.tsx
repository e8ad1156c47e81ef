import type { Segment } from '../highlight.ts';
import { useServices } from '../services.ts';

/**
 * Text with its marks. The words a reader asked to see are the one `<mark>`; other citations are underlined, and
 * for those who hear the page a word after them says so.
 */
export function MarkedText({ segments }: { readonly segments: readonly Segment[] }) {
  const { strings } = useServices();
  return segments.map(({ start, text, tone }) => {
    if (tone === 'plain') return text;
    if (tone === 'primary') return <mark key={start}>{text}</mark>;
    return (
      <span key={start} className="also-cited">
        {text}
        <span className="visually-hidden"> ({strings.source.cited})</span>
      </span>
    );
  });
}
