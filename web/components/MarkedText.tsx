import { highlight, type Mark, type Segment } from '../highlight.ts';
import { useServices } from '../services.ts';

interface MarkedTextProps {
  readonly segments: readonly Segment[];
  /** What the reader looks for in the document; `primary` is the match they are at. */
  readonly found: readonly Mark[];
}

/**
 * Text with its marks. The words a reader asked to see are the one `<mark>`, whatever else is found within them;
 * other citations are underlined, and for those who hear the page a word after them says so.
 */
export function MarkedText({ segments, found }: MarkedTextProps) {
  const { strings } = useServices();
  return segments.map(({ start, text, tone }) => {
    const words = <FoundText key={start} start={start} text={text} found={found} />;
    if (tone === 'plain') return words;
    if (tone === 'primary') return <mark key={start}>{words}</mark>;
    return (
      <span key={start} className="also-cited">
        {words}
        <span className="visually-hidden"> ({strings.source.cited})</span>
      </span>
    );
  });
}

interface FoundTextProps {
  readonly start: number;
  readonly text: string;
  readonly found: readonly Mark[];
}

function FoundText({ start, text, found }: FoundTextProps) {
  if (found.length === 0) return text;
  return highlight(text, start, found).map((run) =>
    run.tone === 'plain' ? (
      run.text
    ) : (
      <span key={run.start} className="found" data-current={run.tone === 'primary'}>
        {run.text}
      </span>
    ),
  );
}
