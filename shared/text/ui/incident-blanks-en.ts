import { termsEn } from '../terms-en.ts';
import type { incidentBlanksJa } from './incident-blanks-ja.ts';

export const incidentBlanksEn: typeof incidentBlanksJa = {
  recurrence: {
    label: 'Recurrence',
    suggested: 'An incident of the same pattern on this environment within 30 days:',
    link: 'Link as a recurrence',
    tellApart: 'Another matter',
    recurrenceOf: 'A recurrence of:',
    recurredAs: 'Came back later as:',
  },
  blanks: {
    label: 'Not filled in',
    missing: {
      severity: 'The severity is not filled in.',
      howDetected: 'How it was noticed is not filled in.',
      lead: 'Nobody is incident commander yet.',
    },
    fill: { severity: 'Set the severity', howDetected: 'Choose', lead: 'Fill in' },
    withSuggestion: (missing, severity, rule) => `${missing} The readings suggest ${severity} (${rule})`,
    takeSuggested: (severity) => `Set ${severity}`,
    suggested: (name, rule) => `${name} — suggested (${rule})`,
    later: 'Later',
    howDetected: 'How it was noticed',
    notFilledIn: 'Not filled in',
    detectionHows: termsEn.detectionHows,
    severityRules: {
      everyRequestFails: (_failed, total) => `all ${total} requests read fail`,
      healthFails: () => 'the health check fails',
      databaseFails: () => 'the database cannot be reached',
      halfFails: (failed, total) => `${failed} of ${total} requests fail, half or more`,
      errorRateCritical: () => 'the users’ error rate is critical',
      someFail: (failed, total) => `${failed} of ${total} requests fail`,
      someCritical: () => 'a reading is critical',
      someWarning: () => 'a reading is a warning',
    },
  },
};
