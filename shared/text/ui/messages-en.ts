import type { MessagesText } from './messages-ja.ts';

/** Words of the screen that messages are made on. */
export const messagesEn: MessagesText = {
  title: 'Message',
  open: 'Message',
  kind: 'Kind',
  kinds: { first: 'First notice', update: 'Update', recovery: 'Recovery notice' },
  audience: 'To',
  audiences: { internal: 'Inside', external: 'Outside' },
  language: 'Language',
  format: 'Format',
  formats: { slack: 'Slack', markdown: 'Markdown', plain: 'Plain' },
  impact: 'Impact',
  impactHint: 'Who cannot do what. Where it is not known, write "the extent is being investigated".',
  impactMissing: 'Write down the impact',
  next: 'Next update',
  nextHint: 'Write a time (HH:MM) or choose a span.',
  nextMissing: 'Say when the next update comes',
  nextInvalid: 'Write a time to come as HH:MM',
  inMinutes: (minutes) => `in ${minutes} min`,
  isLast: 'This is the last one',
  preview: 'It will read',
  copyAndRecord: 'Copy and record',
  copied: 'Copied and recorded. The clock of the next update runs.',
  copiedLast: 'Copied and recorded.',
  copyFailed: 'Cannot copy. Select the text above and copy it. Nothing was recorded.',
  findings: 'Some words cannot go outside. It cannot be sent until they are reworded.',
  findingKinds: { hypothesis: 'guess', name: 'name of a person', internal: 'internal detail' },
  notRecovered: 'When it recovered is not filled in. Record that before the recovery notice.',
  openMilestones: 'Open the milestones',
  status: 'Copy the status in 3 lines',
  statusHint: 'Copies where things stand now, in three lines. It does not count as an update.',
  sent: 'Sent so far',
  nothingSent: 'Nothing yet.',
  way: { copied: 'copied', webhook: 'webhook' },
  webhook: {
    open: 'Send to the webhook',
    notSetUp: 'This environment has no webhook. Copy the text and send it yourself.',
    unknown: 'Its address is not entered. Enter it in the environment, under "Webhook".',
    ask: (environment) => `The text above goes to the webhook of ${environment}. It cannot be called back.`,
    send: 'Send',
    done: 'What came of it stands under "Sent so far".',
    noOutcome: 'outcome not known',
  },
  untilNext: 'Update in',
  facts: 'Facts for messages and impact',
  factsHint:
    'They stand in messages and in the impact of the postmortem. Messages to the outside hold neither the meeting nor the numbers.',
  factNames: {
    meeting: 'Link to the meeting',
    usersAffected: 'Users affected',
    requestsFailed: 'Requests failed',
    customersAffected: 'Customers affected',
    enquiries: 'Enquiries',
  },
  saveFact: 'Save',
  leak: {
    title: 'Suspected leak',
    suspected: 'A leak of personal data is suspected',
    cause: 'Kind',
    causes: {
      ordinary: 'no improper purpose (final report within 30 days)',
      improperPurpose: 'unauthorised access or another improper purpose (final report within 60 days)',
    },
    known: 'When it became known',
    setKnown: 'Correct when it became known',
    knownInvalid: 'That time cannot be read, or is still to come',
    preliminary: (from, to) =>
      `Preliminary report: promptly, as a guide from ${from} to ${to} (within about 3 to 5 days of becoming aware)`,
    final: (to, days) => `Final report: by ${to} (within ${days} days of becoming aware, that day being the first)`,
    left: (days) => {
      const count = Math.abs(days);
      const unit = count === 1 ? 'day' : 'days';
      return days >= 0 ? `${count} ${unit} left` : `${count} ${unit} overdue`;
    },
    source:
      'A reminder: check with legal whether and by when to report. Sources: Act on the Protection of Personal Information (Japan), article 26 (1); its enforcement rules, article 8 (preliminary promptly, final within 30 days, or 60 where an improper purpose is suspected); guidelines (general) 3-5-3-3 and 3-5-3-4 (preliminary within about 3 to 5 days).',
  },
};
