import type { ComponentProps } from 'react';
import { FailureNote } from '../components/FailureNote.tsx';
import type { TurnView as Turn } from '../components/TurnView.tsx';
import { useAnswers } from './answers-on-need.ts';
import { useOnNeed } from './on-need.ts';

/** Stands in for the client's view of a question and its answer until that is fetched. */
export function TurnView(props: ComponentProps<typeof Turn>) {
  const answers = useOnNeed(useAnswers());
  if (answers.kind === 'ready') return <answers.value.TurnView {...props} />;
  return (
    <section className="turn" tabIndex={-1}>
      <h2 className="question">{props.turn.question}</h2>
      {answers.kind === 'failed' && <FailureNote error={answers.error} onRetry={answers.retry} />}
    </section>
  );
}
