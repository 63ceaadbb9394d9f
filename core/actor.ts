/** Who is written beside an action: the channel's own name where it has one, else the name in the settings. */
import { readSettings } from './installation-settings.ts';
import type { CallContext, Services } from './services.ts';

/** Who writes rows that no person asked for. */
export const ownName = 'Hikeshi';

export function actorOf({ store }: Services, context: CallContext): string {
  return context.actor ?? readSettings(store).actor;
}
