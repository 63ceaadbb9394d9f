/**
 * `npm run bench`: how quick the app is beside what a person would use in its place, measured in turns in one run.
 *
 *   npm run bench                 prints the figures and writes test-results/bench.json
 *   npm run bench -- --keep       writes docs/bench/latest.json as well
 *   npm run bench -- --quick      a few turns, to see that all of it works
 *
 * A missed goal is told, and is no failure of the program: the figures of a busy machine prove nothing.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root, testResults } from '../scripts/root.ts';
import { benchAppend } from './append.ts';
import { benchArchive } from './archive.ts';
import { benchColdStart } from './cold-start.ts';
import type { Comparison, Omission } from './compare.ts';
import { benchDatabaseProbe } from './database-probe.ts';
import { benchDeclare } from './declare.ts';
import { benchDocument } from './document.ts';
import { benchHttpProbe } from './http-probe.ts';
import { benchKeys } from './keys.ts';
import { benchLogSearch } from './log-search.ts';
import { openPractice } from './practice.ts';
import { benchReplay } from './replay.ts';
import { linesOf, reportOf, writeReport } from './report.ts';
import { benchSweep } from './sweep.ts';
import { benchTimeline } from './timeline.ts';
import { benchWatch } from './watch.ts';

const { values } = parseArgs({
  options: { keep: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
});
const turns = (samples: number, warmUps: number) => (values.quick ? { samples: 3, warmUps: 1 } : { samples, warmUps });

const comparisons: (Comparison | Omission)[] = [];
function tell(entries: readonly (Comparison | Omission)[]): void {
  comparisons.push(...entries);
  for (const entry of entries) console.log(linesOf(entry).join('\n'));
}

const practice = await openPractice();
try {
  tell(await benchHttpProbe(practice, turns(100, 100)));
  tell(await benchDatabaseProbe(practice, turns(60, 5)));
  tell(await benchAppend(practice, turns(300, 20)));
  tell(await benchSweep(practice, turns(20, 2)));
  tell(await benchLogSearch(practice, turns(10, 1)));
} finally {
  await practice.close();
}
tell(await benchDocument(turns(10, 2)));
tell(await benchWatch(turns(240, 8)));
tell(await benchColdStart(turns(20, 2)));
const archive = values.quick ? { incidents: 20, events: 1_000 } : { incidents: 1_000, events: 100_000 };
tell(await benchArchive(archive, { search: turns(100, 10), page: turns(10, 1) }));
tell(await benchTimeline(turns(10, 1)));
tell(await benchReplay(turns(10, 1)));
tell(await benchKeys(turns(20, 2)));
tell(await benchDeclare(turns(20, 2)));

const report = reportOf(comparisons);
writeReport(join(testResults, 'bench.json'), report);
if (values.keep) writeReport(join(root, 'docs', 'bench', 'latest.json'), report);
const missed = comparisons.filter((entry) => 'met' in entry && !entry.met).length;
console.log(missed === 0 ? 'every goal was met' : `${missed} goals were missed`);
