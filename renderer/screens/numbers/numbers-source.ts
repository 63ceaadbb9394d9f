/** What the numbers are asked for, and how they are read. */
import type { Numbers } from '../../../shared/numbers/numbers.ts';
import { writtenDay } from '../../../shared/numbers/written-day.ts';
import type { CalendarDay } from '../../../shared/search/search-query.ts';
import { client } from '../../contract/client.ts';
import type { Source } from '../../state/query.ts';

/** Days as the inputs have them, `YYYY-MM-DD`; an empty one leaves that end open. */
export type Asked = { drills: boolean; since: string; until: string };

export type NumbersInput = { drills: boolean; since: CalendarDay | null; until: CalendarDay | null };

export function inputOf({ drills, since, until }: Asked): NumbersInput {
  return { drills, since: writtenDay(since, 'first'), until: writtenDay(until, 'last') };
}

export function numbersSource(asked: Asked): Source<Numbers> {
  const input = inputOf(asked);
  return {
    key: `numbers ${JSON.stringify(input)}`,
    read: () => client.numbers.get(input),
    concerns: ({ topic }) => topic === 'incidents',
    yields: true,
  };
}
