/** Figures of many incidents, gathered one by one, so that whoever reads a large record can rest in between. */
import type { Deadline } from '../incident/deadlines.ts';
import type { IncidentSummary } from '../incident/summary.ts';
import type { Runbook } from '../runbook/model.ts';
import { dateText } from '../text/wall-clock.ts';
import { countChecks, type FindingCheck } from './checks.ts';
import { type DeadlineOutcome, deadlineOutcomes, judgeDeadlines } from './deadline-outcome.ts';
import { type DurationFigure, figureOf } from './figure.ts';
import { type IncidentFigures, type Measure, measures } from './incident-figures.ts';
import { monthsFilled } from './months.ts';
import { countRecurrences, type RecurringIncident } from './recurrences.ts';

/** Of an incident's line, what is counted by; and its figures. */
export type NumberedIncident = Pick<
  IncidentSummary,
  'incidentId' | 'number' | 'title' | 'drill' | 'service' | 'zone' | 'declaredAtMs' | 'patternTitles'
> & { figures: IncidentFigures };

export type Durations = Record<Measure, DurationFigure>;

/** `key` null: incidents without one. */
export type Group = { key: string | null; incidents: number; durations: Durations };

export type Grouping = {
  groups: Group[];
  /** Groups that are not among them, for there are too many. */
  omitted: number;
};

export type DeadlineCount = { kind: Deadline['kind']; minutes: number | null } & Record<DeadlineOutcome, number>;

export type Numbers = {
  /** Of drills, or of all that is none. */
  drills: boolean;
  incidents: number;
  durations: Durations;
  /** The oldest month first, those without an incident among them; `YYYY-MM` where the incident was. */
  byMonth: Grouping;
  /** These three have the most incidents first. An incident with two patterns stands in both. */
  byPattern: Grouping;
  byCause: Grouping;
  byService: Grouping;
  deadlines: DeadlineCount[];
  /** Incidents with a confirmed cause, and those of them for which a check's evidence was cited. */
  causes: { confirmed: number; cited: number };
  checks: { found: FindingCheck[]; omitted: number };
  recurrences: { incidents: number; of: RecurringIncident[]; omitted: number };
};

export type NumbersContext = {
  drills: boolean;
  nowMs: number;
  runbookOf: (hash: string | null) => Runbook | null;
  /** Of each list, at most so many; null for all. */
  most: number | null;
};

export type Gathering = { add(incident: NumberedIncident): void; numbers(): Numbers };

/** Incidents are given in any order, each once, and only those that are to be counted. */
export function gatherNumbers({ drills, nowMs, runbookOf, most }: NumbersContext): Gathering {
  const incidents: NumberedIncident[] = [];
  const [months, patterns, causes, services] = [newGroups(), newGroups(), newGroups(), newGroups()];
  const deadlines = new Map<string, DeadlineCount>();
  return {
    add(incident) {
      const { zone, declaredAtMs, patternTitles, service, figures } = incident;
      incidents.push(incident);
      put(months, [dateText(declaredAtMs, zone).slice(0, 'YYYY-MM'.length)], figures);
      put(patterns, [...new Set(patternTitles)], figures);
      put(
        causes,
        figures.causes.map(({ text }) => text),
        figures,
      );
      put(services, service === null || service === '' ? [] : [service], figures);
      const { runbookHash } = figures.deadlines;
      for (const judged of judgeDeadlines(figures.deadlines, runbookOf(runbookHash), nowMs)) countIn(deadlines, judged);
    },
    numbers: () => ({
      drills,
      incidents: incidents.length,
      durations: durationsOf(incidents.map(({ figures }) => figures)),
      byMonth: monthsFilled(groupsOf(months), durationsOf([]), most),
      byPattern: mostFirst(groupsOf(patterns), most),
      byCause: mostFirst(groupsOf(causes), most),
      byService: mostFirst(groupsOf(services), most),
      deadlines: [...deadlines.values()].sort(inOrderOfKind),
      causes: {
        confirmed: incidents.filter(({ figures }) => figures.causes.length > 0).length,
        cited: incidents.filter(({ figures }) => figures.causes.some(({ foundBy }) => foundBy.length > 0)).length,
      },
      checks: countChecks(incidents, most),
      recurrences: countRecurrences(incidents, most),
    }),
  };
}

type Groups = Map<string | null, IncidentFigures[]>;

function newGroups(): Groups {
  return new Map();
}

function put(groups: Groups, keys: readonly string[], figures: IncidentFigures): void {
  for (const key of keys.length === 0 ? [null] : keys) {
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [figures]);
    else known.push(figures);
  }
}

function groupsOf(groups: Groups): Group[] {
  return [...groups].map(([key, all]) => ({ key, incidents: all.length, durations: durationsOf(all) }));
}

function durationsOf(all: readonly IncidentFigures[]): Durations {
  const figures = measures.map((measure, index) => [
    measure,
    figureOf(all.map(({ durationsMs }) => durationsMs[index] ?? null)),
  ]);
  return Object.fromEntries(figures) as Durations;
}

/** Those without a key come last, whatever their number. */
function mostFirst(groups: readonly Group[], most: number | null): Grouping {
  const sorted = [...groups].sort(
    (one, other) =>
      Number(one.key === null) - Number(other.key === null) ||
      other.incidents - one.incidents ||
      compareTexts(one.key ?? '', other.key ?? ''),
  );
  const named = sorted.filter(({ key }) => key !== null);
  const kept = named.slice(0, most ?? named.length);
  return { groups: [...kept, ...sorted.slice(named.length)], omitted: named.length - kept.length };
}

/** By code unit, the same on every machine. */
function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function countIn(
  counts: Map<string, DeadlineCount>,
  { kind, minutes, outcome }: { kind: Deadline['kind']; minutes: number | null; outcome: DeadlineOutcome },
): void {
  const key = `${kind} ${minutes}`;
  const none = Object.fromEntries(deadlineOutcomes.map((each) => [each, 0])) as Record<DeadlineOutcome, number>;
  const count = counts.get(key) ?? { kind, minutes, ...none };
  count[outcome] += 1;
  counts.set(key, count);
}

const kindOrder: readonly Deadline['kind'][] = [
  'firstChecks',
  'escalation',
  'internalUpdate',
  'externalUpdate',
  'postmortem',
];

function inOrderOfKind(one: DeadlineCount, other: DeadlineCount): number {
  return kindOrder.indexOf(one.kind) - kindOrder.indexOf(other.kind) || (one.minutes ?? 0) - (other.minutes ?? 0);
}
