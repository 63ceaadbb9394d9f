/** What a deadline is called: by its span on the top line, by its kind and span in full. */
import { useText } from '../../../text/useText.ts';
import { spanOf } from './deadline-view.ts';

export function useDeadlineWords() {
  const text = useText().incident.deadlines;
  const span = (minutes: number): string => {
    const parts = spanOf(minutes);
    if (parts.unit === 'now') return text.immediately;
    return parts.unit === 'hours' ? text.hours(parts.count) : text.minutes(parts.count);
  };
  const name = ({ kind, minutes }: { kind: string; minutes: number }): string =>
    `${text.kinds[kind] ?? kind} ${span(minutes)}`;
  return { span, name };
}
