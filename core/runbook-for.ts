/** Which runbook an environment is looked at with. */
import type { Environment } from '../shared/environment/environment.ts';
import { readSettings } from './installation-settings.ts';
import type { Services } from './services.ts';

/** The environment's own runbook, else the one imported last, else the bundled one in the user's language. */
export function runbookFor(
  { store }: Pick<Services, 'store'>,
  environment: Environment | null,
): { hash: string; title: string } | null {
  const rows = store.runbooks.list();
  const own = rows.find(({ hash }) => hash === environment?.runbookHash);
  const imported = rows.filter(({ bundled }) => !bundled).sort((a, b) => b.importedAtMs - a.importedAtMs)[0];
  const { language } = readSettings(store);
  const bundled = rows.find((row) => row.bundled && row.name.includes(`.${language}.`));
  const chosen = own ?? imported ?? bundled;
  return chosen ? { hash: chosen.hash, title: chosen.title } : null;
}
