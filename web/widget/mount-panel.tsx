import { createRoot } from 'react-dom/client';
import type { ConversationActions } from '../use-conversation.ts';
import { adopt } from './adopt.ts';
import { AnswersProvider, answersIn } from './answers-on-need.ts';
import { keepToItself } from './keep-to-itself.ts';
import panelCss from './panel.css?inline';
import type { Panel, PanelModule, Place } from './panel.ts';
import type { Settings } from './settings.ts';
import { WidgetApp } from './WidgetApp.tsx';

const panelSheet = new CSSStyleSheet();
panelSheet.replaceSync(panelCss);

/** Whoever touches the panel is about to ask. */
const SIGNS_OF_INTEREST = ['focusin', 'pointerdown'];

/** Puts the client's own chat into a widget. */
export const mountPanel: PanelModule['mountPanel'] = (place: Place, first: Settings): Panel => {
  const { root, body } = place;
  adopt(root, panelSheet);
  const answers = answersIn(root);
  const app = createRoot(body);
  let actions: ConversationActions | undefined;
  const onReady = (ready: ConversationActions) => {
    actions = ready;
  };
  const show = (settings: Settings) =>
    app.render(
      <AnswersProvider value={answers}>
        <WidgetApp place={place} settings={settings} onReady={onReady} />
      </AnswersProvider>,
    );
  show(first);
  const release = keepToItself(root);
  // Should this fetch fail, the one that shows the first answer says so.
  const prepare = () => void answers.fetch().catch(() => {});
  for (const sign of SIGNS_OF_INTEREST) body.addEventListener(sign, prepare, { once: true });
  return {
    update: show,
    ask: (question) => actions?.ask(question),
    focus: () => body.querySelector('textarea')?.focus({ preventScroll: true }),
    unmount: () => {
      release();
      app.unmount();
    },
  };
};
