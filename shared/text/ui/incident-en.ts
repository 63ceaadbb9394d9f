import { incidentBlanksEn } from './incident-blanks-en.ts';
import { incidentGuideEn } from './incident-guide-en.ts';
import type { IncidentText } from './incident-ja.ts';
import { incidentRecordEn } from './incident-record-en.ts';
import { incidentSecretsEn } from './incident-secrets-en.ts';
import { incidentTimelineEn } from './incident-timeline-en.ts';
import { plural } from './plural.ts';

export const incidentEn: IncidentText = {
  title: 'Incident',
  number: (number) => `#${number}`,
  closed: 'Closed',
  loadingRunbook: 'Loading the runbook',

  top: {
    label: 'Incident summary',
    environment: 'Environment',
    noEnvironment: 'No environment',
    switchEnvironment: 'Switch environment',
    currentEnvironment: 'in use',
    environmentChoice: (kind, name, service) =>
      [kind, name === kind ? '' : name, service].filter((part) => part !== '').join(' '),
    details: 'Title and details',
    severity: 'Severity',
    setSeverity: 'Set the severity',
    severityBlank: 'Severity not filled in',
    severityNames: { 1: 'SEV1 full outage', 2: 'SEV2 main functions', 3: 'SEV3 partial', 4: 'SEV4 minor' },
    severityNone: 'Back to not filled in',
    sinceDetected: 'since detected',
    sinceDeclared: 'since declared',
    untilRecovered: 'until recovered',
    milestones: 'See and correct the times',
    clockOffset: (offset, others) => `clock off by ${offset}${others > 0 ? `, and ${others} more` : ''}`,
  },

  watch: {
    label: 'Our own watch',
    read: 'Read again',
    empty: 'Nothing read yet',
    noEnvironment: 'Choose an environment to read API and database',
    history: (levels) => `Over time: ${levels}`,
    open: (part) => `See the readings of ${part}`,
    processes: (count) => plural(count, 'process', 'processes'),
    nothingFound: 'nothing found',
    users: 'Users',
    noRequests: 'n=0',
    errorRate: (share, n) => `error rate ${share} (n=${n})`,
    p95: (time, n) => `P95 ${time} (n=${n})`,
    found: (signature, count) => `"${signature}" × ${count}`,
  },

  guide: {
    label: 'Guide',
    stages: {
      preparation: 'Prepare',
      checks: 'First checks',
      causes: 'Causes',
      response: 'Response',
      verification: 'Verify',
      after: 'After',
      reference: 'Reference',
    },
    titles: {
      preparation: 'Preparation',
      checks: 'First checks',
      causes: 'Causes and actions',
      response: 'Response',
      verification: 'Verification',
      after: 'After recovery',
      reference: 'Reference text',
    },
    goTo: (stage: string) => `Go to ${stage.toLowerCase()}`,
    next: 'Next',
    nextKinds: {
      chooseEnvironment: 'Choose the environment',
      choosePattern: 'Choose a pattern',
      chooseCandidate: (number) => `Choose a pattern (suggested: ${number})`,
      findCause: 'Narrow down the cause',
      verify: 'Verify the recovery',
      close: 'Close the incident',
      postmortem: 'Write the postmortem',
      nothing: 'Nothing is left to do',
      takeNotes: 'Write down what happens',
    },
    postmortem: 'Postmortem',
    replay: 'Replay',
    noRunbook: 'No runbook',
    noRunbookHint: 'This incident has no runbook. Notes and the watch still work.',
    chooseRunbook: 'Choose a runbook',
    runbookLost: 'The runbook of this incident cannot be loaded.',
    readOnlyHint: 'Read-only: nothing can be read from systems or written down.',
    closedHint: 'This incident is closed. The record can still be corrected and added to.',
  },

  reasonRequired: 'Give a reason',
  tryAgain: 'Try again',
  confirm: 'Confirm',
  ...incidentBlanksEn,
  ...incidentGuideEn,
  ...incidentRecordEn,
  ...incidentTimelineEn,
  ...incidentSecretsEn,
};
