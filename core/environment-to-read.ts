/**
 * Which environment an incident may be read with. One that came with somebody else's record says where requests go and by which
 * programs secrets are asked for, so it is never read as it stands: this installation's own one of the same id is, or none.
 */
import type { Environment } from '../shared/environment/environment.ts';
import type { IncidentState } from '../shared/incident/state.ts';
import type { Services } from './services.ts';

/** Null where none is chosen, or where the one that is chosen is not set up here. */
export function environmentToRead(
  { store }: Pick<Services, 'store'>,
  { environment, environmentFrom }: Pick<IncidentState, 'environment' | 'environmentFrom'>,
): Environment | null {
  if (environment === null || environmentFrom === store.deviceId) return environment;
  return store.environments.get(environment.id);
}
