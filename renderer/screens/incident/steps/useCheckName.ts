/** What a check is called: its step's title, and for those of the environment itself a word of the dictionary. */
import { useText } from '../../../text/useText.ts';

const baseline = /^(?:baseline|preparation)\/(health|endpoint|database|process|deployments|access-log|log)(.*)$/;

export function useCheckName(): (title: string) => string {
  const { parts } = useText().home.health;
  return (title) => {
    const [, part, rest = ''] = baseline.exec(title) ?? [];
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
}
