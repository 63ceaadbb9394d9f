/** What only the whole document shows: missing parts, dead references, deadlines beyond the stated ones. */
import type { Findings } from './diagnostics.ts';
import type { Place } from './markdown.ts';
import type { Runbook } from './model.ts';

const start: Place = { line: 1, column: 1 };

export type Places = { contacts: Place | null; escalation: Place | null };

export function reviewRunbook(runbook: Runbook, places: Places, findings: Findings): void {
  reviewParts(runbook, findings);
  reviewContacts(runbook, places.contacts ?? start, findings);
  reviewReferences(runbook, findings);
  reviewMetrics(runbook, findings);
  reviewDeadlines(runbook, places.escalation ?? start, findings);
}

function reviewParts(runbook: Runbook, findings: Findings): void {
  if (runbook.title === null) findings.add('no-title', start);
  if (runbook.patterns.length === 0) findings.add('no-patterns', start);
  if (runbook.contacts.length === 0) findings.add('no-contacts', start);
  if (runbook.escalation.length === 0) findings.add('no-escalation', start);
  if (runbook.metrics.length === 0) findings.add('no-metrics', start);
  if (runbook.recoveryChecklist.length === 0) findings.add('no-recovery-checklist', start);
}

function reviewContacts({ contacts }: Runbook, place: Place, findings: Findings): void {
  const empty = contacts.filter(({ person, contact }) => person === null && contact === null);
  if (empty.length > 0) findings.add('contacts-left-empty', place, { roles: empty.map(({ role }) => role).join(', ') });
}

function reviewReferences({ patterns }: Runbook, findings: Findings): void {
  const numbers = new Set(patterns.map(({ number }) => number));
  for (const { causes, procedures } of patterns) {
    for (const node of [...causes, ...procedures.flatMap(({ items }) => items)]) {
      if (node.seePattern !== null && !numbers.has(node.seePattern)) {
        findings.add('missing-pattern', node, { number: node.seePattern });
      }
    }
  }
}

function reviewMetrics({ metrics }: Runbook, findings: Findings): void {
  for (const metric of metrics) {
    if (metric.kind === null) findings.add('metric-not-understood', metric, { name: metric.name });
    for (const bound of [metric.normal, metric.warning, metric.critical]) {
      if (bound && !bound.parsed) findings.add('bound-not-understood', metric, { name: metric.name, text: bound.text });
    }
  }
}

/** The criteria state some deadlines; budgets of procedures and the postmortem's term are deadlines as well. */
function reviewDeadlines(
  { escalation, patterns, postmortemDueMinutes }: Runbook,
  place: Place,
  findings: Findings,
): void {
  const stated = new Set(escalation.map(({ withinMinutes }) => withinMinutes));
  const all = new Set([
    ...stated,
    ...patterns.flatMap(({ procedures }) => procedures.flatMap(({ withinMinutes }) => withinMinutes ?? [])),
    ...(postmortemDueMinutes === null ? [] : [postmortemDueMinutes]),
  ]);
  if (stated.size === 0 || all.size === stated.size) return;
  const spans = [...all].sort((one, other) => one - other);
  findings.add('deadlines', place, {
    stated: stated.size,
    count: all.size,
    listJa: spans.map((minutes) => spanText(minutes, japaneseUnits)).join('、'),
    listEn: spans.map((minutes) => spanText(minutes, englishUnits)).join(', '),
  });
}

type Units = { now: string; minutes: string; hours: string };
const japaneseUnits: Units = { now: '即座', minutes: '分', hours: '時間' };
const englishUnits: Units = { now: 'at once', minutes: ' min', hours: ' h' };

/** Two hours and more in hours, since 60 minutes is how escalation is spoken of. */
function spanText(minutes: number, { now, minutes: minuteUnit, hours }: Units): string {
  if (minutes === 0) return now;
  return minutes >= 120 && minutes % 60 === 0 ? `${minutes / 60}${hours}` : `${minutes}${minuteUnit}`;
}
