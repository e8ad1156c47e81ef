import { SourcePanel } from '../components/SourcePanel.tsx';
import { TurnView } from '../components/TurnView.tsx';
import answerCss from './answer.css?inline';

const answerSheet = new CSSStyleSheet();
answerSheet.replaceSync(answerCss);

/** The client's components that only a visitor who asks something gets to see, with what they look like. */
export const ANSWER_PARTS = { TurnView, SourcePanel, answerSheet };
