/** Reading and setting what the installation remembers of its user. */
import { readSettings } from '../installation-settings.ts';
import { procedures } from '../procedures.ts';
import type { Services } from '../services.ts';

export function settingsProcedures({ store, changes, redact }: Services) {
  return {
    get: procedures.settings.get.handler(() => readSettings(store)),
    set: procedures.settings.set.handler(({ input }) => {
      for (const [key, value] of Object.entries(input)) {
        if (value !== undefined) store.settings.set(key, typeof value === 'string' ? redact(value) : value);
      }
      changes.publish('change', { topic: 'settings' });
      return readSettings(store);
    }),
  };
}
