/** The three lines to say on the phone, made of the record alone: what, since when, what is needed. */
import { byGravity } from '../diagnosis/level.ts';
import type { LeveledReading } from '../diagnosis/reading.ts';
import type { CallNeed } from '../incident/escalation-payloads.ts';
import type { IncidentState } from '../incident/state.ts';
import { callWords } from '../text/call-words.ts';
import { describeReading } from '../text/describe-reading.ts';
import { dictionaryOf, type Language } from '../text/dictionary.ts';
import { oneLine } from '../text/figures.ts';
import { dateTimeText, offsetText } from '../text/wall-clock.ts';

export type CallScriptInput = {
  state: IncidentState;
  /** What was read last, as `presentReadings` gives it. */
  readings: readonly LeveledReading[];
  need: CallNeed;
  /** Criteria of the rule that the call is for; empty where it is for none. */
  criteria: readonly string[];
  nowMs: number;
  language: Language;
};

/** More readings than these nobody takes in over the phone. */
const saidReadings = 2;

export function callScript(input: CallScriptInput): [string, string, string] {
  return [whatLine(input), sinceLine(input), neededLine(input)];
}

/** What is wrong, where, how bad, and what shows it. */
export function whatLine({
  state,
  readings,
  language,
}: Pick<CallScriptInput, 'state' | 'readings' | 'language'>): string {
  const words = callWords(language);
  const { severity, environment, drill } = state;
  const inTrouble = readings
    .filter(({ level }) => level === 'critical' || level === 'warning')
    .sort((one, other) => byGravity.indexOf(one.level) - byGravity.indexOf(other.level))
    .slice(0, saidReadings);
  const said = inTrouble.map(({ reading }) => describeReading(reading, language, state.zone)).join(words.joiner);
  return oneLine(
    [
      drill ? words.drill : '',
      words.what(environment?.name ?? '', environment?.service ?? '', state.title),
      severity === null ? words.noSeverity : words.severity(dictionaryOf(language).common.severity(severity)),
      said === '' ? (readings.length === 0 ? words.nothingRead : '') : words.reads(said),
    ].join(''),
  );
}

/** Since when, by the milestones. */
export function sinceLine({ state, nowMs, language }: Pick<CallScriptInput, 'state' | 'nowMs' | 'language'>): string {
  const words = callWords(language);
  const { began, detected, declared, mitigated } = state.milestones;
  const names = dictionaryOf(language).incident.milestones.names;
  const when = (atMs: number) => `${dateTimeText(atMs, state.zone).slice(0, 16)} ${zoneWord(atMs, state.zone)}`;
  const start = detected ?? declared;
  return oneLine(
    [
      start === null
        ? ''
        : words.since(
            names[detected === null ? 'declared' : 'detected'],
            when(start.atMs),
            String(Math.max(0, Math.floor((nowMs - start.atMs) / 60_000))),
          ),
      began === null ? words.beganUnknown : words.began(when(began.atMs)),
      mitigated === null ? '' : words.mitigated,
    ].join(''),
  );
}

function neededLine({ state, need, criteria, language }: CallScriptInput): string {
  const words = callWords(language);
  const pattern = state.activePatterns.at(-1);
  return oneLine(
    [
      criteria.length === 0 ? '' : words.rule(criteria.join(words.joiner)),
      pattern === undefined ? '' : words.pattern(String(pattern.number), pattern.title),
      `${words.asked[need]}${language === 'ja' ? '。' : '.'}`,
    ].join(''),
  );
}

/** People on the phone say JST. */
function zoneWord(atMs: number, zone: string): string {
  return zone === 'Asia/Tokyo' ? 'JST' : offsetText(atMs, zone);
}
