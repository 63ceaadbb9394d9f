/** The sentences of the watch, and the names of what it measures. */
import type { RecordedEvent } from '../incident/event.ts';
import { readingOf, type WatchPart } from '../watch/target.ts';
import { describeReading } from './describe-reading.ts';
import { dictionaryOf, type Language } from './dictionary.ts';
import { numberText, percentText, shortTimeText, signedTimeText } from './figures.ts';
import { dateText, dateTimeText, timeText } from './wall-clock.ts';
import { watchEn } from './watch-en.ts';
import { type WatchText, watchJa } from './watch-ja.ts';

export type WatchEvent = Extract<
  RecordedEvent,
  { kind: 'levelChanged' | 'watchGap' | 'watchRolledUp' | 'watchMuted' | 'watchSwitched' | 'clockOffsetMeasured' }
>;

type Words = { language: Language; zone: string };

export function watchText(language: Language): WatchText {
  return language === 'ja' ? watchJa : watchEn;
}

export function measureName({ part, name }: { part: WatchPart; name: string }, language: Language): string {
  return watchText(language).measures[part](name);
}

/** A figure of a measure with its unit; a dash where nothing was measured. */
export function measureValue(value: number | null, unit: 'ms' | 'percent', language: Language): string {
  if (value === null) return watchText(language).noValue;
  return unit === 'ms' ? shortTimeText(value) : percentText(value);
}

export function watchSentence({ kind, payload }: WatchEvent, { language, zone }: Words): string {
  const text = watchText(language);
  switch (kind) {
    case 'levelChanged':
      return levelSentence(payload, { language, zone });
    case 'watchGap':
      return gapText(payload, { language, zone });
    case 'watchRolledUp': {
      const figures = payload.measures.map(({ measure, median, n }) =>
        text.rolledUpMeasure(
          measureName(measure, language),
          measureValue(median, measure.unit, language),
          numberText(n),
        ),
      );
      const joiner = language === 'ja' ? '、' : ', ';
      return text.rolledUp(...spanOf(payload, zone), figures.join(joiner));
    }
    case 'watchMuted': {
      const name = payload.measure === null ? text.allMeasures : measureName(payload.measure, language);
      return (payload.muted ? text.muted : text.unmuted)(name);
    }
    case 'watchSwitched':
      return payload.on ? text.started : text.stopped;
    case 'clockOffsetMeasured':
      return offsetText(payload, language);
  }
}

/** `+3.2 s ±1 s`, or that the clocks agree as far as can be told. */
export function offsetText(
  { target, offsetMs, uncertaintyMs }: { target: string; offsetMs: number; uncertaintyMs?: number | null | undefined },
  language: Language,
): string {
  const text = watchText(language);
  const offset = signedTimeText(offsetMs);
  if (uncertaintyMs === undefined || uncertaintyMs === null) return text.clockOffset(target, offset);
  const uncertainty = shortTimeText(uncertaintyMs);
  return offsetMs === 0 ? text.clocksAgree(target, uncertainty) : text.clockOffsetWithin(target, offset, uncertainty);
}

/** When nothing was watched, and why. */
export function gapText(
  { fromMs, toMs, cause }: Extract<WatchEvent, { kind: 'watchGap' }>['payload'],
  { language, zone }: Words,
): string {
  const text = watchText(language);
  if (cause === 'setBack') return text.setBack(...spanOf({ fromMs, toMs }, zone));
  return text.gap(...spanOf({ fromMs, toMs }, zone), text.gapCauses[cause]);
}

function levelSentence(
  { measure, from, to, readings, looks, flapping, steadied }: Extract<WatchEvent, { kind: 'levelChanged' }>['payload'],
  { language, zone }: Words,
): string {
  const text = watchText(language);
  const { levels } = dictionaryOf(language).common;
  const name = measureName(measure, language);
  if (flapping !== null) {
    const { changes, looks: n, windowMs } = flapping;
    return text.flapping(name, numberText(changes), numberText(windowMs / 60_000), numberText(n), levels[to]);
  }
  const read = readingOf(measure, readings)?.reading;
  const reading = read === undefined ? text.noValue : describeReading(read, language, zone);
  if (steadied) return text.steadied(name, levels[to], reading);
  return text.looks(text.levelChanged(name, levels[from], levels[to], reading), numberText(looks));
}

/** The date stands only where the two are not of one day. */
function spanOf({ fromMs, toMs }: { fromMs: number; toMs: number }, zone: string): [string, string] {
  const oneDay = dateText(fromMs, zone) === dateText(toMs, zone);
  const write = oneDay ? timeText : dateTimeText;
  return [write(fromMs, zone), write(toMs, zone)];
}
