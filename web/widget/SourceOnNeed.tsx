import type { ComponentProps } from 'react';
import type { SourcePanel as Source } from '../components/SourcePanel.tsx';
import { useAnswers } from './answers-on-need.ts';

/** Stands in for the client's source panel, which came with the answer whose citation opens it. */
export function SourcePanel(props: ComponentProps<typeof Source>) {
  const answers = useAnswers().fetched();
  return answers && <answers.SourcePanel {...props} />;
}
