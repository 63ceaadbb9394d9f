/** Names of people that the record knows: none of them belongs into a message to the outside. */
import type { IncidentState } from '../incident/state.ts';

type Named = Pick<IncidentState, 'roles' | 'escalations' | 'messages' | 'environment'>;

/** Each name and each of its parts; a single character is no name that could be looked for. */
export function knownNames({ roles, escalations, messages, environment }: Named, actor: string): string[] {
  const written = [
    actor,
    ...Object.values(roles).map(({ names }) => names),
    ...escalations.flatMap((call) => [call.actor, call.person ?? '']),
    ...messages.map((message) => message.actor),
    ...(environment?.contacts ?? []).map(({ person }) => person ?? ''),
  ];
  const parts = written.flatMap((each) => each.normalize('NFKC').split(/[\s,、/・()]+/u));
  return [...new Set(parts.filter((part) => [...part].length >= 2))];
}
