import { useMemo } from 'react';
import { documentBlocks } from '../document-blocks.ts';
import type { Mark } from '../highlight.ts';
import type { SourceText } from '../source-reader.ts';
import { BlockView } from './BlockView.tsx';

interface DocumentTextProps {
  readonly document: SourceText;
  readonly marks: readonly Mark[];
  readonly linked?: boolean;
  readonly heading?: 'h2' | 'h3';
}

/** Shared by all blocks without marks, so that moving a mark redraws two blocks and not the document. */
const NO_MARKS: readonly Mark[] = [];

/** A document or a stretch of one, laid out in its passages, with the marks where they belong. */
export function DocumentText({ document, marks, linked = false, heading = 'h2' }: DocumentTextProps) {
  const blocks = useMemo(() => documentBlocks(document), [document]);
  return (
    <div className="document-text" lang={document.language}>
      {blocks.map((block) => {
        const touching = marks.filter((mark) => mark.start < block.start + block.text.length && mark.end > block.start);
        return (
          <BlockView
            key={block.start}
            block={block}
            marks={touching.length === 0 ? NO_MARKS : touching}
            linked={linked}
            heading={heading}
          />
        );
      })}
    </div>
  );
}
