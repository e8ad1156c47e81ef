import { useId } from 'react';

interface SuggestionsProps {
  readonly title: string;
  readonly questions: readonly string[];
  readonly onAsk: (question: string) => void;
}

/** Questions that the documents do answer, each one press away. */
export function Suggestions({ title, questions, onAsk }: SuggestionsProps) {
  const heading = useId();
  if (questions.length === 0) return null;
  return (
    <div className="suggestions">
      <p id={heading}>{title}</p>
      <ul aria-labelledby={heading}>
        {questions.map((question) => (
          <li key={question}>
            <button type="button" className="suggestion" onClick={() => onAsk(question)}>
              {question}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
