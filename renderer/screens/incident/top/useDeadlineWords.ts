/** What a deadline is called in the viewer's language. */
import type { Deadline } from '../../../../shared/incident/deadlines.ts';
import { deadlineName, deadlineSpan } from '../../../../shared/text/deadline-name.ts';
import { useLanguage } from '../../../text/useText.ts';

export function useDeadlineWords() {
  const language = useLanguage();
  return {
    span: (minutes: number): string => deadlineSpan(minutes, language),
    name: (deadline: Pick<Deadline, 'kind' | 'minutes'>): string => deadlineName(deadline, language),
  };
}
