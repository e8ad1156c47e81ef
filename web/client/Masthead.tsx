import { Icon } from '../components/Icon.tsx';
import type { Route } from '../route.ts';
import { useServices } from '../services.ts';
import { useDarkTheme } from './theme.ts';

interface MastheadProps {
  readonly page: Route['page'];
  /** Whether an open source covers the page, so that nothing beneath it takes the focus. */
  readonly covered: boolean;
}

/** The head of every page: name, main navigation, theme. */
export function Masthead({ page, covered }: MastheadProps) {
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
      <ThemeSwitch />
    </header>
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
