import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ORPCError } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../core/probes/host/allow-list.ts';
import type { Host } from '../../../../shared/environment/environment.ts';
import { openCommandBed, thisMachine } from '../../incidents/command-bed.ts';
import { noSshd, type SshdBed, startSshd } from '../path/sshd-bed.ts';
import {
  type Attack,
  type AttackClass,
  type AttackPlace,
  attackClasses,
  marksOf,
  preparePlace,
} from './shell-attacks.ts';

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-attacks-'));
const witness = join(folder, 'witness');
const diary = join(folder, 'diary');
const path = process.env.PATH ?? '';
const onUnix = process.platform !== 'win32';
let place: AttackPlace;
let marks = 0;

/** Programs that the attacks name: each stands first on the PATH as one that writes down that it was started. */
const witnessed =
  'touch env nohup timeout nice setsid sh bash sudo watch xargs python3 perl cp dd mkfifo tee find awk gawk sed tar sort uniq split ss curl rsync kubectl git ssh ls df ps tail head cat grep journalctl docker less'.split(
    ' ',
  );

beforeAll(() => {
  if (!onUnix) return;
  place = preparePlace(folder);
  mkdirSync(witness);
  writeFileSync(diary, '');
  for (const name of witnessed) {
    const real = execFileSync('sh', ['-c', `command -v ${name} || true`], { encoding: 'utf8' }).trim();
    if (!real.startsWith('/')) continue;
    const file = join(witness, name);
    writeFileSync(file, `#!/bin/sh\necho ${name} >> ${diary}\nexec ${real} "$@"\n`);
    chmodSync(file, 0o755);
  }
  process.env.PATH = `${witness}${delimiter}${path}`;
});
afterAll(() => {
  process.env.PATH = path;
  rmSync(folder, { recursive: true, force: true });
});

function newMark(): string {
  marks += 1;
  return join(folder, `mark-${marks}`);
}

function started(): string[] {
  const names = readFileSync(diary, 'utf8').split('\n').filter(Boolean);
  writeFileSync(diary, '');
  return names;
}

type Case = Attack & { mark: string };

const casesOf = ({ attacks }: AttackClass): Case[] => {
  // How many there are is known once they were made.
  const { length } = attacks(join(folder, 'none'), place);
  return Array.from({ length }, (_, index) => {
    const mark = newMark();
    const attack = attacks(mark, place)[index];
    return { command: '', ...attack, mark };
  });
};

/** Every command that the runbook's reader makes of an attack, run through the contract; how each ended. */
async function attackThrough(cases: readonly Case[], host: Host, ssh?: readonly string[]): Promise<string[]> {
  const bed = await openCommandBed(
    cases.map(({ command }) => command),
    { hosts: [host] },
    ssh === undefined ? {} : { ssh },
  );
  const inputs = new Map(cases.flatMap(({ command, inputs: given = {} }) => [[command, given]]));
  const ends: string[] = [];
  for (const command of bed.commands) {
    const all = cases
      .filter((each) => each.command.includes(command.text.split('\n')[0] ?? ''))
      .map((each) => each.inputs ?? {});
    for (const given of all.length > 0 ? all : [inputs.get(command.text) ?? {}]) {
      try {
        await bed.run(command.id, given);
        ends.push('looked');
      } catch (error) {
        if (!(error instanceof ORPCError)) throw error;
        ends.push(String(error.data?.reason ?? error.code));
      }
    }
  }
  const looks = (await bed.checks()).filter(({ readings }) =>
    readings.every(({ reading }) => reading.kind !== 'unreadable'),
  );
  ends.push(...looks.map(({ target }) => `target ${target}`));
  await bed.core.close();
  return ends;
}

const expectedEnds = /^(?:looked|notALook|placeholderNotAllowed|placeholderMissing|hostNotAllowed|target .*)$/;

function betrayed(cases: readonly Case[]): string[] {
  const own = marksOf(place).filter((mark) => existsSync(mark));
  return [...own, ...cases.filter(({ mark }) => existsSync(mark)).map(({ command }) => command)];
}

function childrenOf(pid: number): string[] {
  const rows = execFileSync('ps', ['-eo', 'ppid=,stat=,args='], { encoding: 'utf8' }).split('\n');
  return rows.filter((row) => Number(row.trim().split(/\s+/)[0]) === pid && !/ Z/.test(row) && !row.includes('ps -eo'));
}

/** Programs that only look, and those that the probes themselves may use to look. */
const mayStart = (name: string) =>
  ['git', 'ssh', 'df', 'ls', 'ps', 'journalctl', 'docker', 'kubectl', 'ss'].includes(name);

describe.runIf(onUnix)('runbook commands made to escape', () => {
  it('are at least sixty', () => {
    const count = attackClasses.reduce((sum, { attacks }) => sum + attacks('/tmp/x', place).length, 0);
    expect(count).toBeGreaterThanOrEqual(60);
  });

  describe.each(attackClasses.map((each) => [each.name, each] as const))('%s', (_, attackClass) => {
    it('does nothing here', async () => {
      const before = childrenOf(process.pid).length;
      started();
      const cases = casesOf(attackClass);
      const ends = await attackThrough(cases, thisMachine);
      expect(ends.length).toBeGreaterThanOrEqual(cases.length);
      expect(ends.filter((end) => !expectedEnds.test(end))).toEqual([]);
      expect(betrayed(cases)).toEqual([]);
      expect(started().filter((name) => !mayStart(name))).toEqual([]);
      expect(childrenOf(process.pid).length).toBeLessThanOrEqual(before);
    });

    it('does what it says where nobody guards', () => {
      const mark = newMark();
      const { argv, cwd, input } = attackClass.control(mark, place);
      const [file = '', ...words] = argv;
      spawnSync(file, words, { cwd, input, timeout: 10_000, stdio: ['pipe', 'ignore', 'ignore'] });
      for (const own of marksOf(place)) rmSync(own, { force: true });
      expect(existsSync(mark)).toBe(true);
      expect(started().some((name) => !mayStart(name) || name === 'git')).toBe(true);
    });
  });

  it('a repository is dangerous to a plain look at its log, and only to that', () => {
    const [, mark = ''] = marksOf(place);
    spawnSync('git', ['-C', place.repository, 'log', '-p'], { timeout: 10_000, stdio: 'ignore' });
    expect(existsSync(mark)).toBe(true);
    rmSync(mark);
  });

  it('a runbook that holds a NUL is not taken at all', async () => {
    await expect(openCommandBed(['df -h\0; touch x'])).rejects.toMatchObject({ code: 'INVALID' });
  });

  describe.skipIf(noSshd !== null)('over ssh', () => {
    let bed: SshdBed;
    beforeAll(async () => {
      bed = await startSshd();
    });
    afterAll(() => bed.end());
    const bastion: Host = { id: 'far', name: 'far-01', run: { kind: 'ssh', alias: 'bastion' }, processName: null };

    it.each(attackClasses.map((each) => [each.name, each] as const))(
      '%s does nothing there',
      async (_, attackClass) => {
        const cases = casesOf(attackClass);
        const ends = await attackThrough(cases, bastion, bed.ssh);
        expect(ends.filter((end) => !expectedEnds.test(end))).toEqual([]);
        expect(betrayed(cases)).toEqual([]);
        expect(bed.sessions()).toEqual([]);
      },
    );

    it('looks that only look are made there, so the way is no wall', async () => {
      const ends = await attackThrough(
        [
          { command: 'df -h', mark: '' },
          { command: `ls -d '; x'`, mark: '' },
        ],
        bastion,
        bed.ssh,
      );
      expect(ends).toContain('target df -h @ far-01');
    });

    it('the shell of the other side reads words that are not quoted', () => {
      const mark = newMark();
      const [file = '', ...words] = bed.ssh;
      spawnSync(file, [...words, 'bastion', '--', 'ls', '-d', `; touch ${mark}`], { stdio: 'ignore', timeout: 10_000 });
      expect(existsSync(mark)).toBe(true);
    });
  });
});

describe.runIf(onUnix)('what would be waited for', () => {
  const waits = () => [
    `tail -n 5 ${place.pipe}`,
    `cat ${place.pipe}`,
    `grep x ${place.pipe}`,
    'tail -n 1 /dev/zero',
    'cat /dev/zero',
    'head -n 1 /dev/random',
  ];

  it('is not read here', async () => {
    const ends = await attackThrough(
      waits().map((command) => ({ command, mark: '' })),
      thisMachine,
    );
    expect(ends.filter((end) => end.startsWith('target'))).toEqual([]);
    expect(ends).toHaveLength(waits().length);
  });

  it.skipIf(noSshd !== null)('is not read over ssh, and leaves nothing behind there', async () => {
    const bed = await startSshd();
    const bastion: Host = { id: 'far', name: 'far-01', run: { kind: 'ssh', alias: 'bastion' }, processName: null };
    const ends = await attackThrough(
      waits().map((command) => ({ command, mark: '' })),
      bastion,
      bed.ssh,
    );
    expect(ends.filter((end) => end.startsWith('target'))).toEqual([]);
    expect(bed.sessions()).toEqual([]);
    await bed.end();
  });

  it('would be waited for by the program itself', async () => {
    const tail = spawn('tail', ['-n', '5', place.pipe], { stdio: 'ignore' });
    const ended = once(tail, 'exit');
    const first = await Promise.race([
      ended.then(() => 'ended'),
      new Promise((resolve) => setTimeout(resolve, 500, 'waits')),
    ]);
    tail.kill('SIGKILL');
    await ended;
    expect(first).toBe('waits');
  });
});

it('the allow list alone refuses the programs, whoever asks', () => {
  for (const argv of [
    ['touch', 'x'],
    ['sh', '-c', 'x'],
    ['find', '/', '-exec', 'x', ';'],
    ['awk', 'x'],
    ['tar', '--checkpoint-action=exec=x'],
    ['git', '-c', 'core.pager=x', 'log'],
    ['ssh', '-oProxyCommand=x', 'h'],
    ['tail', '-f', 'x'],
  ]) {
    expect(refusalOf(argv)).toEqual(expect.any(String));
  }
});
