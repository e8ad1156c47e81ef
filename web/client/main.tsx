import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Client } from './Client.tsx';
import { initialLanguage } from './use-language.ts';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/controls.css';
import '../styles/chat.css';
import '../styles/answer.css';
import '../styles/floating.css';
import '../styles/source.css';
import '../styles/document.css';
import '../styles/pages.css';
import '../styles/print.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"; the client has nowhere to stand.');
const react = createRoot(root);
void initialLanguage().then((initial) =>
  react.render(
    <StrictMode>
      <Client initial={initial} />
    </StrictMode>,
  ),
);
