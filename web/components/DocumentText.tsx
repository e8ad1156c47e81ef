import { useMemo } from 'react';
import { type Block, documentBlocks } from '../document-blocks.ts';
import type { Mark } from '../highlight.ts';
import type { SourceText } from '../source-reader.ts';
import type { Finding } from '../use-find.ts';
import { BlockView } from './BlockView.tsx';

interface DocumentTextProps {
  readonly document: SourceText;
  readonly marks: readonly Mark[];
  readonly finding: Finding;
  readonly linked?: boolean;
  readonly heading?: 'h2' | 'h3';
}

/** Shared by all blocks without marks, so that moving a mark redraws two blocks and not the document. */
const NO_MARKS: readonly Mark[] = [];

/** A document or a stretch of one, laid out in its passages, with the marks where they belong. */
export function DocumentText({ document, marks, finding, linked = false, heading = 'h2' }: DocumentTextProps) {
  const blocks = useMemo(() => documentBlocks(document), [document]);
  const marked = useMemo(() => byBlock(blocks, marks), [blocks, marks]);
  const found = useMemo(
    () =>
      byBlock(
        blocks,
        finding.matches.map((match): Mark => ({ ...match, tone: 'other' })),
      ),
    [blocks, finding.matches],
  );
  const { current } = finding;
  return (
    <div className="document-text" lang={document.language}>
      {blocks.map((block) => (
        <BlockView
          key={block.start}
          block={block}
          marks={marked.get(block) ?? NO_MARKS}
          found={found.get(block) ?? NO_MARKS}
          current={current && touches(block, current) ? current : undefined}
          linked={linked}
          heading={heading}
        />
      ))}
    </div>
  );
}

function touches(block: Block, { start, end }: Pick<Mark, 'start' | 'end'>): boolean {
  return start < block.start + block.text.length && end > block.start;
}

/** The marks of each block that has any. */
function byBlock(blocks: readonly Block[], marks: readonly Mark[]): Map<Block, readonly Mark[]> {
  if (marks.length === 0) return new Map();
  const pairs = blocks.map((block) => [block, marks.filter((mark) => touches(block, mark))] as const);
  return new Map(pairs.filter(([, touching]) => touching.length > 0));
}
