/** What a check is called: its step's title, and for those of the environment itself a word of the dictionary. */
import type { EnvironmentSnapshot } from '../../../../shared/incident/event.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';

const baseline =
  /^(?:baseline|preparation)\/(health|endpoint|database|process|deployments|access-log|log)([^@]*)(?:@(.*))?$/;

export function useCheckName(): (title: string) => string {
  return useCheckNameIn(useScene().state.environment);
}

/** The same beside the incident's own screen; `environment` names its hosts. */
export function useCheckNameIn(environment: EnvironmentSnapshot | null): (title: string) => string {
  const { parts } = useText().home.health;
  const wordOf = (part: string | undefined, rest: string, title: string): string => {
    switch (part) {
      case 'health':
        return parts.api;
      case 'endpoint':
        return rest;
      case 'access-log':
        return parts.access;
      case 'process':
        return parts.host;
      case 'database':
      case 'deployments':
      case 'log':
        return parts[part];
      default:
        return title;
    }
  };
  return (title) => {
    const [, part, rest = '', hostId] = baseline.exec(title) ?? [];
    const word = wordOf(part, rest, title);
    // One of several hosts is told from the others.
    const host = environment?.hosts.find(({ id }) => id === hostId);
    return host === undefined ? word : `${word} (${host.name})`;
  };
}
