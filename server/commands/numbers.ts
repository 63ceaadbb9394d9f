import { gatherNumbers } from '../../shared/numbers/numbers.ts';
import { numbersCsv } from '../../shared/numbers/numbers-csv.ts';
import { writtenDay } from '../../shared/numbers/written-day.ts';
import type { CalendarDay } from '../../shared/search/search-query.ts';
import { type Command, type Invocation, print, UsageError } from './command.ts';
import { withReader } from './core-access.ts';
import { numbersLines } from './numbers-lines.ts';

export const numbersCommand: Command = {
  usage: ['hikeshi numbers [--since DAY] [--until DAY] [--drills] [--csv]'],
  summary: 'numbers',
  options: {
    since: { type: 'string', placeholder: 'DAY', help: 'since' },
    until: { type: 'string', placeholder: 'DAY', help: 'until' },
    drills: { type: 'boolean', help: 'drills' },
    csv: { type: 'boolean', help: 'numbersCsv' },
  },
  async run(invocation) {
    const { positionals, flags, json, language, terminal, text } = invocation;
    if (positionals.length > 0 || (flags.has('csv') && json)) {
      throw new UsageError(text.wrongUsage(numbersCommand.usage.join(' ')));
    }
    const question = {
      drills: flags.has('drills'),
      since: dayOf(invocation, 'since', 'first'),
      until: dayOf(invocation, 'until', 'last'),
    };
    if (flags.has('csv')) {
      const file = await withReader(invocation, (client) => client.numbers.csv({ ...question, language, save: false }));
      terminal.out((file?.text ?? numbersCsv(noNumbers(question.drills), language)).trimEnd());
      return 0;
    }
    const numbers =
      (await withReader(invocation, (client) => client.numbers.get(question))) ?? noNumbers(question.drills);
    print(invocation, numbers, numbersLines(numbers, language));
    return 0;
  },
};

function dayOf({ values, text }: Invocation, option: 'since' | 'until', end: 'first' | 'last'): CalendarDay | null {
  const written = values[option];
  if (written === undefined) return null;
  const day = writtenDay(written, end);
  if (day === null || day.year < 1970) throw new UsageError(text.badDay(`--${option}`, written));
  return day;
}

/** Where there is no record yet. */
function noNumbers(drills: boolean) {
  return gatherNumbers({ drills, nowMs: 0, runbookOf: () => null, most: null }).numbers();
}
