/** A message made of the record and the two blanks that a person fills in. */
import { byGravity } from '../diagnosis/level.ts';
import type { LeveledReading } from '../diagnosis/reading.ts';
import type { Audience, MessageKind } from '../incident/message-payloads.ts';
import type { IncidentState } from '../incident/state.ts';
import { describeReading } from '../text/describe-reading.ts';
import { dictionaryOf, type Language } from '../text/dictionary.ts';
import { type MessageWords, messageWords } from '../text/message-words.ts';
import { dateTimeText, offsetText } from '../text/wall-clock.ts';

export type MessageInput = {
  state: IncidentState;
  /** The incident's number on this installation. */
  number: number;
  /** What was read last, as `presentReadings` gives it. */
  readings: readonly LeveledReading[];
  kind: MessageKind;
  audience: Audience;
  language: Language;
  /** As typed; blank while it is not filled in. */
  impact: string;
  /** Null where nothing is promised. */
  nextUpdateAtMs: number | null;
};

/** A heading and named lines; how each is marked is up to the format. `value` may have several lines. */
export type MessageDraft = { heading: string; lines: { name: string; value: string }[]; closing: string | null };

const saidReadings = 3;

export function messageDraft(input: MessageInput): MessageDraft {
  return input.audience === 'internal' ? internalDraft(input) : externalDraft(input);
}

function internalDraft(input: MessageInput): MessageDraft {
  const { state, number, kind, language } = input;
  const words = messageWords(language);
  const { common } = dictionaryOf(language);
  const { environment, severity, activePatterns, roles, facts } = state;
  const where = [environment?.name ?? '', environment?.service ?? ''].filter((part) => part !== '').join(' ');
  const level = severity === null ? words.noSeverity : common.severity(severity);
  const heading = words.internalHeading(words.kinds[kind], level, where, state.title, String(number));
  const patterns = activePatterns.map((each) => words.pattern(String(each.number), each.title)).join(words.joiner);
  const people = (['commander', 'liaison'] as const).flatMap((role) => {
    const names = roles[role]?.names;
    return names === undefined ? [] : [`${words.roles[role]} ${names}`];
  });
  return {
    heading: state.drill ? words.drill(heading) : heading,
    lines: [
      { name: words.impact, value: input.impact },
      ...factLines(state, words),
      { name: words.times, value: times(input, words) },
      { name: words.now, value: stageOf(state, words) },
      ...optional(words.readings, readingsText(input)),
      ...optional(words.work, patterns),
      ...optional(words.people, people.join(words.joiner)),
      ...optional(words.meeting, facts.meeting ?? ''),
      { name: words.next, value: nextText(input, words) },
    ],
    closing: null,
  };
}

/** The title is a person's and may guess or name somebody: outside, the service alone is named. */
function externalDraft(input: MessageInput): MessageDraft {
  const { state, kind, language } = input;
  const words = messageWords(language);
  const heading = words.externalHeading(words.kinds[kind], state.environment?.service || words.ourService);
  return {
    heading: state.drill ? words.drill(heading) : heading,
    lines: [
      { name: words.impact, value: input.impact },
      { name: words.times, value: times(input, words) },
      { name: words.now, value: stageOf(state, words) },
      { name: words.next, value: nextText(input, words) },
    ],
    closing: words.apology,
  };
}

function factLines({ facts }: IncidentState, words: MessageWords): { name: string; value: string }[] {
  return (['usersAffected', 'requestsFailed', 'customersAffected', 'enquiries'] as const).flatMap((fact) =>
    optional(words.facts[fact], facts[fact] ?? ''),
  );
}

function times({ state, language }: MessageInput, words: MessageWords): string {
  const { began, detected, declared, mitigated, recovered } = state.milestones;
  const at = (ms: number) => momentText(ms, state.zone);
  const names = dictionaryOf(language).incident.milestones.names;
  const noticed = detected ?? declared;
  return [
    began === null ? words.beganUnknown : `${names.began} ${at(began.atMs)}`,
    ...(noticed === null ? [] : [`${names[detected === null ? 'declared' : 'detected']} ${at(noticed.atMs)}`]),
    ...(mitigated === null ? [] : [`${names.mitigated} ${at(mitigated.atMs)}`]),
    ...(recovered === null ? [] : [`${names.recovered} ${at(recovered.atMs)}`]),
  ].join(words.joiner);
}

/** How far it is, by the milestones alone. */
function stageOf({ milestones, activePatterns }: IncidentState, { stages }: MessageWords): string {
  if (milestones.recovered !== null) return stages.recovered;
  if (milestones.mitigated !== null) return stages.mitigated;
  return activePatterns.length > 0 ? stages.responding : stages.investigating;
}

function readingsText({ readings, language, state }: MessageInput): string {
  return readings
    .filter(({ level }) => level === 'critical' || level === 'warning')
    .sort((one, other) => byGravity.indexOf(one.level) - byGravity.indexOf(other.level))
    .slice(0, saidReadings)
    .map(({ reading }) => describeReading(reading, language, state.zone))
    .join(messageWords(language).joiner);
}

function nextText({ kind, nextUpdateAtMs, state }: MessageInput, words: MessageWords): string {
  if (nextUpdateAtMs !== null) return words.nextBy(momentText(nextUpdateAtMs, state.zone));
  return kind === 'recovery' ? words.last : words.notFilledIn;
}

function optional(name: string, value: string): { name: string; value: string }[] {
  return value.trim() === '' ? [] : [{ name, value }];
}

/** `2026-11-24 03:02 JST`: where a time leaves the screen, its zone goes with it. */
export function momentText(atMs: number, zone: string): string {
  return `${dateTimeText(atMs, zone).slice(0, 16)} ${zone === 'Asia/Tokyo' ? 'JST' : offsetText(atMs, zone)}`;
}
