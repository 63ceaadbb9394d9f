/** 現状3行: where things stand, for whoever asks in between. It is no update and promises nothing. */
import type { LeveledReading } from '../diagnosis/reading.ts';
import { sinceLine, whatLine } from '../escalation/call-script.ts';
import { nextUpdateAtMs } from '../incident/message-record.ts';
import type { CauseRecord, IncidentState } from '../incident/state.ts';
import type { Language } from '../text/dictionary.ts';
import { oneLine } from '../text/figures.ts';
import { messageWords } from '../text/message-words.ts';
import { momentText } from './message-draft.ts';

export type StatusInput = {
  state: IncidentState;
  readings: readonly LeveledReading[];
  nowMs: number;
  language: Language;
};

/** What and how bad; since when; what is being done and when the next update comes. */
export function statusLines(input: StatusInput): [string, string, string] {
  return [whatLine(input), sinceLine(input), doingLine(input)];
}

function doingLine({ state, language }: StatusInput): string {
  const words = messageWords(language);
  const { activePatterns, causes, milestones } = state;
  const patterns = activePatterns.map((each) => words.pattern(String(each.number), each.title)).join(words.joiner);
  const named = (wanted: CauseRecord['state']) =>
    Object.values(causes)
      .filter(({ state: found }) => found === wanted)
      .map(({ text }) => text)
      .join(words.joiner);
  const confirmed = named('confirmed');
  const ruledOut = named('ruledOut');
  const next = nextUpdateAtMs(state);
  const stage =
    milestones.recovered !== null
      ? words.stages.recovered
      : milestones.mitigated !== null
        ? words.stages.mitigated
        : patterns === ''
          ? words.stages.investigating
          : `${words.doing} ${patterns}`;
  return oneLine(
    [
      stage,
      ...(confirmed === '' ? [] : [words.confirmed(confirmed)]),
      ...(ruledOut === '' ? [] : [words.ruledOut(ruledOut)]),
      next === null ? words.noUpdate : words.nextUpdate(momentText(next, state.zone)),
    ].join(language === 'ja' ? '。' : '. '),
  );
}
