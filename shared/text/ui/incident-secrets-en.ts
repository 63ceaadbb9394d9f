/** Words about secrets that are asked for once a session. */
import type { IncidentSecretsText } from './incident-secrets-ja.ts';

export const incidentSecretsEn: IncidentSecretsText = {
  secrets: {
    names: { apiToken: 'API token', databasePassword: 'database password' },
    missing: (name) => `The ${name} has not been entered. Until it is, what needs it reads as unknown.`,
    enter: (name) => `Enter the ${name}`,
    title: (name, environment) => `The ${name} (${environment})`,
    explain: 'Kept in memory alone until this app ends: never stored, recorded or shown.',
    confirm: 'Use it and read again',
    empty: 'Enter a value',
  },
};
