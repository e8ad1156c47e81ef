import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApi } from '../api.ts';
import { type Services, ServicesProvider } from '../services.ts';
import { STRINGS } from '../strings.ts';
import { App } from './App.tsx';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/controls.css';
import '../styles/chat.css';
import '../styles/answer.css';
import '../styles/source.css';
import '../styles/pages.css';

const services: Services = {
  api: createApi(),
  language: 'en',
  strings: STRINGS.en,
  resolve: (path) => new URL(path, window.location.origin).href,
  copy: (text) =>
    navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    ),
  reveal: (element) => element.scrollIntoView({ block: 'start' }),
};

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"; the client has nowhere to stand.');
createRoot(root).render(
  <StrictMode>
    <ServicesProvider value={services}>
      <App />
    </ServicesProvider>
  </StrictMode>,
);
