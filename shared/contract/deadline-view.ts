/** What every window is told of deadlines, whatever it shows. */
import type { Deadline } from '../incident/deadlines.ts';
import type { DeadlineTiming } from '../incident/event.ts';

type OfIncident = {
  incidentId: string;
  /** For display on this installation. */
  number: number;
  title: string;
  drill: boolean;
  zone: string;
};

/** A deadline that came since the app was started, and that nobody has handled, snoozed or put aside yet. */
export type DeadlineNotice = OfIncident &
  Pick<Deadline, 'kind' | 'minutes'> & {
    noticeId: string;
    deadlineId: string;
    dueAtMs: number;
    /** `missed` ones are quiet. */
    timing: DeadlineTiming;
  };

export type DeadlinesView = {
  /** Oldest first. */
  notices: DeadlineNotice[];
  /** Of all incidents the one that comes next; null where none is waited for. */
  next: (OfIncident & Pick<Deadline, 'kind' | 'minutes'> & { dueAtMs: number }) | null;
};
