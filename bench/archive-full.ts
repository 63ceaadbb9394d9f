/**
 * The archive's figures at full size, or at any other; filling the folder takes minutes, so one that is there can be used again.
 *
 *   node scripts/run.mjs bench/archive-full.ts                               10,000 incidents, 1,000,000 events
 *   node scripts/run.mjs bench/archive-full.ts --incidents N --events N --data DIR --pieces N
 *
 * `--data` names a folder that `bench/fill-archive.ts` filled. First `--pieces` random pieces of text are looked for and compared with a
 * plain look through every text; then what `npm run bench` measures on a small archive is measured on this one.
 */
import { parseArgs } from 'node:util';
import { openStore } from '../core/store/store.ts';
import { systemClock, uuidV7 } from '../server/host/system.ts';
import { checkExactness } from './archive/exactness.ts';
import { fillArchive } from './archive/fill.ts';
import { textsOf } from './archive/texts.ts';
import { benchArchive } from './archive.ts';
import { benchFolder } from './practice.ts';
import { linesOf } from './report.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    incidents: { type: 'string', default: '10000' },
    events: { type: 'string', default: '1000000' },
    pieces: { type: 'string', default: '2000' },
  },
});
const seed = 20_261_125;
const size = { incidents: Number(values.incidents), events: Number(values.events) };
const dataDir = values.data ?? benchFolder();
if (values.data === undefined) console.log(JSON.stringify(await fillArchive(dataDir, size, seed)));
const store = await openStore({ dataDir, clock: systemClock, newId: uuidV7, mode: 'read', host: 'bench' });
const { pieces, wholeSets, wrong } = checkExactness(store, textsOf(store), Number(values.pieces), seed);
store.close();
console.log(
  `${pieces} random pieces, ${wholeSets} of them with every event that holds them: ${wrong.length} answered wrongly`,
);
for (const piece of wrong.slice(0, 20)) console.log(`  ${JSON.stringify(piece)}`);
const turns = { search: { samples: 200, warmUps: 20 }, page: { samples: 10, warmUps: 1 } };
for (const entry of await benchArchive(size, turns, dataDir)) console.log(linesOf(entry).join('\n'));
