/** What a deadline is called: by its span on a line of many, by its kind and span where it stands alone; an update has no set span. */
import type { Deadline } from '../incident/deadlines.ts';
import { isUpdate } from '../incident/update-deadline.ts';
import { dictionaryOf, type Language } from './dictionary.ts';

type Span = { unit: 'now' } | { unit: 'seconds' | 'minutes' | 'hours'; count: number };

/** In whole hours from two on, and in seconds where it is less than a minute. */
export function spanOf(minutes: number): Span {
  if (minutes === 0) return { unit: 'now' };
  if (minutes < 1) return { unit: 'seconds', count: Math.round(minutes * 60) };
  return minutes % 60 === 0 && minutes >= 120
    ? { unit: 'hours', count: minutes / 60 }
    : { unit: 'minutes', count: minutes };
}

export function deadlineSpan(minutes: number, language: Language): string {
  const text = dictionaryOf(language).incident.deadlines;
  const span = spanOf(minutes);
  return span.unit === 'now' ? text.immediately : text[span.unit](span.count);
}

export function deadlineName({ kind, minutes }: Pick<Deadline, 'kind' | 'minutes'>, language: Language): string {
  const name = dictionaryOf(language).incident.deadlines.kinds[kind];
  return isUpdate({ kind }) ? name : `${name} ${deadlineSpan(minutes, language)}`;
}
