import { useServices } from '../services.ts';
import { usePageTitle } from './use-page-title.ts';

/** Says that an address leads nowhere, and where to go instead. */
export function MissingPage() {
  const { strings } = useServices();
  usePageTitle(strings.missing.title);
  return (
    <div className="page">
      <h1>{strings.missing.title}</h1>
      <p className="page-intro">{strings.missing.detail}</p>
      <p>
        <a href="/">{strings.missing.home}</a>
      </p>
    </div>
  );
}
