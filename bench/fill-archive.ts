/**
 * Fills a data folder with made-up incidents in Japanese and English, the same for the same seed:
 *
 *   node scripts/run.mjs bench/fill-archive.ts --data DIR                                10,000 incidents, 1,000,000 events
 *   node scripts/run.mjs bench/fill-archive.ts --data DIR --incidents N --events N --seed N
 */
import { parseArgs } from 'node:util';
import { fillArchive } from './archive/fill.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    incidents: { type: 'string', default: '10000' },
    events: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '20261125' },
  },
});
if (values.data === undefined) throw new Error('--data DIR says which folder to fill');
const size = { incidents: Number(values.incidents), events: Number(values.events) };
const filled = await fillArchive(values.data, size, Number(values.seed), (written) => {
  if (written % 500 === 0) console.log(`${written} of ${size.incidents} incidents`);
});
console.log(JSON.stringify({ ...filled, eventsPerSecond: Math.round(filled.events / (filled.tookMs / 1_000)) }));
