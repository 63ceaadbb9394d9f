import { CountdownClock } from '../../../components/Clock.tsx';
import { useText } from '../../../text/useText.ts';

/** What is left of a deadline. One that holds at once has nothing to count: it waits to be handled, and never was on time. */
export function DeadlineClock({ minutes, dueAtMs }: { minutes: number; dueAtMs: number }) {
  const text = useText().incident.deadlines;
  return minutes === 0 ? <strong>{text.waiting}</strong> : <CountdownClock dueAtMs={dueAtMs} />;
}
