/** docs/reliability.json and docs/reliability.md: what the long forms found so far, and what they do not promise. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faults } from '../test/faults/harness/faults.ts';
import { type Total, totalOf } from '../test/faults/harness/results.ts';
import { root } from './root.ts';

/** What each shows and what it does not, by the fault's name; the first line of a part is its heading. */
const words: Record<string, { heading: string; shows: string; not: string }> = {
  crashes: {
    heading: 'Crashes',
    shows:
      'The built server is driven over HTTP by a client that remembers what was acknowledged, and killed with signal 9 at random moments. After each kill the record is read with SQL and hashed anew, and the program verifies it; what was sent and never answered is sent again under its first command id, and must then be there once. Every eighth kill all projections are computed anew and compared.',
    not: 'What was typed and neither acknowledged nor kept as a draft (drafts follow within a second). Crashes of the Electron host, whose window is another process: the core it runs is the same.',
  },
  power: {
    heading: 'Power failure',
    shows:
      'Every write, cut and sync of the server is traced, with the answers it gave between them. The trace is replayed up to a random moment; of what was not synced by then, sectors of 512 bytes are lost, kept in any order, or torn. SQLite opens what is left. The control is the same program with `synchronous=NORMAL`: it has to lose, or the test would show nothing.',
    not: 'A disk that answers a sync before it has done it. Names of files are taken to be kept at once. Linux alone: Windows and macOS have barriers of their own (the record asks macOS for `fullfsync`), which were not tried.',
  },
  damage: {
    heading: 'Damaged files',
    shows:
      'The files of a record are damaged, and the app is started on them. Every start must end at the app or at the ways out of the damage, and every way out at a record that opens, verifies and takes new rows. What was salvaged is held against what stood in the file before, read with SQL; the damaged file, and the copy that is kept of it, against themselves byte for byte. Rows whose loss can be told must be told. A start that finds nothing is checked row by row: what is missing then, and was not found by the check of the chains, is a finding.',
    not: 'Settings, drafts and lists of erased incidents have no hash: what is read of them is taken as it is. A record whose log is lost whole is an earlier record, and nothing in it can tell. A file above 3 MB is not walked at each start: damage in it shows when it is read, or when a backup is checked, and the start after that looks it over whole.',
  },
  disk: {
    heading: 'Disks that fail',
    shows:
      'A host writes while its disk becomes full, its folder, its record or its log is moved away, its record is replaced, a share under it is detached, or the right to its folder is taken from it. Each call that is refused must say why in both languages; what was acknowledged must be readable meanwhile and there once afterwards; and once the cause is gone, what was refused goes through under its own command id, without a restart. A record that is removed while it is open is missed at the next start, which brings back what the host saved when it closed.',
    not: 'A share that hangs instead of going away: a call to it waits as long as the system lets it (a bind mount that is detached stands in for a share here). A host that is killed after its record was removed takes what it had not saved with it. A disk that turns read-only while files are open on it could not be brought about; a start on one opens for reading, which `test/core/store/damage.test.ts` tries.',
  },
  schema: {
    heading: 'Earlier schemas',
    shows:
      'A record of every earlier schema is brought to the newest, and fails or is killed with signal 9 behind each single statement of the migrations that are pending. Afterwards the file must be the old one whole (version, schema and every row of every table), a backup of it must lie beside it and be the same, and the next start must bring it through, with every event as it was.',
    not: 'Records are made by the earlier migrations and filled with rows of today: what an earlier program wrote otherwise is not among them. Of the places, every one is tried with a failure and ten a seed, by chance, with a kill.',
  },
  together: {
    heading: 'Several programs at once',
    shows:
      'Three servers start on one folder in the same moments: one owns it, the others lead to it or say in a line who has it. Windows and terminals write at once. The owner is killed and the next ones contend. Then a newer program takes the folder over, and every command of the older one must refuse in a line and change no byte.',
    not: 'Folders on a network share whose locks do not work. Electron beside a server: both take the same lock, which is tried by `test/core/store/ownership.test.ts` with a process in its name.',
  },
  clock: {
    heading: 'Clocks',
    shows:
      'An incident is lived through while the wall clock jumps. The order is that of the calls, each time is what the clock said, no span is negative, no deadline is told twice, and the chain holds; also over a restart.',
    not: 'That a time which the clock told wrongly is put right: it stands in the record as it was told, and a person corrects it by an entry of its own.',
  },
  soak: {
    heading: 'A long night',
    shows:
      'Two windows with four hands each, the watch and sweeps of a real API, incident after incident on one server. After the first third of the events the caches are full; from there on heap and resident memory may grow by 5 %, listeners by none, handles, sockets and timers by no more than the connections that the windows keep spare, and the log stays below 8 MiB.',
    not: 'A single incident is held in memory whole while it is worked on, so its memory grows with its events. The hours of a night are compressed: what leaks by the clock alone and not by work would show only in part.',
  },
  contract: {
    heading: 'Calls that are right and wrong',
    shows:
      "Inputs are made by walking through the contract's own schemas, out of values that earlier answers named; four in ten are then changed, and some messages are bytes that are no call. Every answer must be in terms of the contract and come, the process must not stumble, the record must verify, and each of its events must be one that its schema takes.",
    not: 'Procedures that need a host which the harness has not: dialogs, the key store, printing, the practice service. Environments name a port at which nobody answers.',
  },
  parsers: {
    heading: 'Texts from outside',
    shows:
      'Runbooks, commands, patterns, logs, access logs, incident files, documents, environments, settings, alerts and pasted lines are changed at random or repeated without end, and read. None may throw, and none may take ten seconds.',
    not: 'The inputs are made from a seed and not led by coverage.',
  },
};

/** What has no result here keeps the figures that it was reported with before; each says itself what was tried, when and where. */
export function writeReliability(results: string): void {
  const path = join(root, 'docs', 'reliability.json');
  const before = JSON.parse(readFileSync(path, 'utf8')) as Total[];
  const totals = faults.flatMap(
    (fault) => totalOf(results, fault) ?? before.find(({ name }) => name === fault.name) ?? [],
  );
  writeFileSync(path, `${JSON.stringify(totals, null, 2)}\n`);
  writeFileSync(join(root, 'docs', 'reliability.md'), renderReliability(totals));
}

export function renderReliability(totals: readonly Total[]): string {
  const untried = faults.filter(({ name }) => !totals.some((total) => total.name === name));
  return [
    '# What was tried, and what was found',
    '',
    'Written by `npm run test:faults -- --report` from the results of the long forms; a short form of each runs with every `npm test`.',
    'The long forms run with `npm run test:faults`: by fault, by ranges of seeds, on any number of machines, and go on where they',
    'were ended (`scripts/faults.ts` says how). The figures below are of the seeds named with them, no more.',
    '',
    ...totals.flatMap(partOf),
    ...untried.map(({ name }) => `The long form of "${words[name]?.heading ?? name}" was not run.\n`),
  ].join('\n');
}

function partOf(total: Total): string[] {
  const { heading, shows, not } = words[total.name] ?? { heading: total.name, shows: '', not: '' };
  const { counts, most, findings } = total.figures;
  return [
    `## ${heading}`,
    '',
    shows,
    '',
    `*Not promised:* ${not}`,
    '',
    `- Tried: ${total.corpus}.`,
    `- Seeds ${total.seeds.map(([first, last]) => (first === last ? first : `${first}–${last}`)).join(', ')}: ${total.done} of ${total.ofSeeds} of the long form.`,
    `- From ${total.firstStartedAt} to ${total.lastEndedAt}; ${total.builds.map((build) => `build ${build}`).join(', ')}.`,
    ...total.machines.map(
      ({ system, processor, cores, memoryGb, node }) =>
        `- On ${system}, ${processor}, ${cores} cores, ${memoryGb} GB, Node ${node}.`,
    ),
    `- Findings: ${findings.length === 0 ? 'none' : ''}`,
    ...findings.map((finding) => `  - ${finding}`),
    '',
    '| | |',
    '|---|---:|',
    ...Object.entries({ ...counts, ...most })
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([name, value]) => `| ${name} | ${value.toLocaleString('en')} |`),
    '',
  ];
}
