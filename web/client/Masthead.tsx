import { Icon } from '../components/Icon.tsx';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../languages.ts';
import type { Route } from '../route.ts';
import { useServices } from '../services.ts';
import { useDarkTheme } from './theme.ts';

interface MastheadProps {
  readonly page: Route['page'];
  /** Whether an open source covers the page, so that nothing beneath it takes the focus. */
  readonly covered: boolean;
  readonly onLanguage: (language: Language) => void;
}

/** The head of every page: name, main navigation, language, theme. */
export function Masthead({ page, covered, onLanguage }: MastheadProps) {
  const { strings } = useServices();
  const current = (here: boolean) => (here ? 'page' : undefined);
  return (
    <header className="masthead" inert={covered}>
      <a className="nameplate" href="/">
        {strings.product}
      </a>
      <nav aria-label={strings.nav.label}>
        <a href="/" aria-current={current(page === 'ask')}>
          {strings.nav.ask}
        </a>
        <a href="/documents" aria-current={current(page === 'library' || page === 'document')}>
          {strings.nav.documents}
        </a>
      </nav>
      <LanguageSwitch onLanguage={onLanguage} />
      <ThemeSwitch />
    </header>
  );
}

function LanguageSwitch({ onLanguage }: Pick<MastheadProps, 'onLanguage'>) {
  const { strings, language } = useServices();
  const choose = (value: string) => onLanguage(LANGUAGES.find((known) => known === value) ?? language);
  return (
    <span className="language">
      <Icon name="globe" />
      <select
        aria-label={strings.language.label}
        value={language}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {LANGUAGES.map((known) => (
          <option key={known} value={known} lang={known}>
            {LANGUAGE_NAMES[known]}
          </option>
        ))}
      </select>
    </span>
  );
}

function ThemeSwitch() {
  const { strings } = useServices();
  const { dark, toggle } = useDarkTheme();
  return (
    <button type="button" className="button-icon" aria-label={strings.theme.dark} aria-pressed={dark} onClick={toggle}>
      <Icon name="moon" />
    </button>
  );
}
