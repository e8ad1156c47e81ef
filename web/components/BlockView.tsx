import { memo } from 'react';
import type { Block } from '../document-blocks.ts';
import type { Match } from '../find.ts';
import { highlight, type Mark } from '../highlight.ts';
import { documentHref } from '../route.ts';
import { useServices } from '../services.ts';
import { MarkedText } from './MarkedText.tsx';

interface BlockViewProps {
  readonly block: Block;
  /** The marks that touch this block; the same array again when nothing changed. */
  readonly marks: readonly Mark[];
  /** What the reader looks for, as far as it is in this block. */
  readonly found: readonly Mark[];
  /** The match the reader is at, when it is in this block. */
  readonly current: Match | undefined;
  /** Gives passages an id to link to and their labels a permanent link. */
  readonly linked: boolean;
  readonly heading: 'h2' | 'h3';
}

/** One passage of a document with its label in the margin; headings are headings, whatever else is a paragraph. */
export const BlockView = memo(function BlockView(props: BlockViewProps) {
  const { block, marks, found, current, linked, heading } = props;
  const { passage, start, text } = block;
  const Words = passage?.role === 'heading' ? heading : 'p';
  const looked: readonly Mark[] = current ? [...found, { ...current, tone: 'primary' }] : found;
  return (
    <div
      className="block"
      data-role={passage?.role ?? 'gap'}
      data-passage={passage?.id}
      id={linked ? passage?.id : undefined}
    >
      {passage && <Label passage={passage} linked={linked} />}
      <Words>
        <MarkedText segments={highlight(text, start, marks)} found={looked} />
      </Words>
    </div>
  );
});

function Label({ passage, linked }: { readonly passage: NonNullable<Block['passage']>; readonly linked: boolean }) {
  const { strings, resolve } = useServices();
  if (passage.label === '') return null;
  if (!linked) return <span className="block-label">{passage.label}</span>;
  return (
    <a
      className="block-label"
      href={resolve(documentHref(passage.documentId, passage.id))}
      aria-label={strings.document.permalink(passage.label)}
    >
      {passage.label}
    </a>
  );
}
