import { useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type {
  CommuniqueChatAttributes,
  CommuniqueChatElement,
  CommuniqueChatEvents,
} from '../../web/widget/communique-chat.d.ts';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'communique-chat': CommuniqueChatAttributes &
        HTMLAttributes<CommuniqueChatElement> & { ref?: Ref<CommuniqueChatElement> };
    }
  }
}

/** A site made with React, with the widget in it as its makers would put it there. */
function Site() {
  const chat = useRef<CommuniqueChatElement>(null);
  const [heading, setHeading] = useState('Ask us');
  const [answered, setAnswered] = useState('');
  useEffect(() => {
    const element = chat.current;
    const onAnswer = ({ detail }: CommuniqueChatEvents['communique-answer']) => setAnswered(detail.reply.status);
    element?.addEventListener('communique-answer', onAnswer);
    return () => element?.removeEventListener('communique-answer', onAnswer);
  }, []);
  return (
    <>
      <button type="button" onClick={() => setHeading('Ask the editors')}>
        Rename
      </button>
      <output>{answered}</output>
      <communique-chat ref={chat} mode="floating" heading={heading} theme="light" />
    </>
  );
}

createRoot(document.body.appendChild(document.createElement('div'))).render(<Site />);
