import { Buffer } from 'node:buffer';
import { numbersCsv } from '../../shared/numbers/numbers-csv.ts';
import { dateText } from '../../shared/text/wall-clock.ts';
import { procedures } from '../procedures.ts';
import { redactStrings } from '../redact-strings.ts';
import type { Services } from '../services.ts';
import { gatherAll } from './gather-numbers.ts';

/** Of each list on a screen; a file has them all. */
const mostShown = 20;

export function numbersProcedures(services: Services) {
  const { clock, ports, redact } = services;
  const on = procedures.numbers;
  return {
    get: on.get.handler(async ({ input: { drills, ...period }, signal }) =>
      redactStrings(await gatherAll(services, { drills, period, most: mostShown }, signal), redact),
    ),
    csv: on.csv.handler(async ({ input: { drills, language, save, ...period }, signal }) => {
      const numbers = await gatherAll(services, { drills, period, most: null }, signal);
      const text = numbersCsv(redactStrings(numbers, redact), language);
      const day = dateText(clock.nowMs(), Intl.DateTimeFormat().resolvedOptions().timeZone);
      const fileName = `hikeshi-${drills ? 'drill-numbers' : 'numbers'}-${day}.csv`;
      const savedTo = save && ports.saveFile ? await ports.saveFile(fileName, Buffer.from(text, 'utf8')) : null;
      return { fileName, contentType: 'text/csv', text, base64: null, savedTo };
    }),
  };
}
