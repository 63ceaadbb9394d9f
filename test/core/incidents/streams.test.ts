import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { until } from '../../../drill/waiting.ts';
import type { FollowEvent } from '../../../shared/contract/view.ts';
import type { Host } from '../../../shared/environment/environment.ts';
import { refusalOf } from '../core/temporary-core.ts';
import { noSshd, startSshd } from '../probes/path/sshd-bed.ts';
import { openCommandBed } from './command-bed.ts';

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-streams-'));
afterAll(() => rmSync(folder, { recursive: true }));
const log = join(folder, 'app.log');

/** Processes that read the file: none may be left. */
function followers(path: string): string[] {
  const all = execFileSync('ps', ['-eo', 'pid=,stat=,args='], { encoding: 'utf8' }).split('\n');
  return all.filter((line) => line.includes('tail') && line.includes(path) && !/^\s*\d+\s+Z/.test(line));
}

async function take(events: AsyncIterator<FollowEvent>, text: string): Promise<string[]> {
  const lines: string[] = [];
  for (;;) {
    const { value, done } = await events.next();
    if (done === true) throw new Error(`ended before "${text}" came: ${lines.join('\n')}`);
    if (value.kind === 'lines') lines.push(...value.lines);
    if (lines.some((line) => line.includes(text))) return lines;
  }
}

describe.skipIf(noSshd !== null)('a log that is followed over ssh', () => {
  it('ends on the other side as well', async () => {
    const sshd = await startSshd();
    const path = join(sshd.folder, 'it is far.log');
    writeFileSync(path, 'first\n');
    const far: Host = { id: 'far', name: 'far-01', run: { kind: 'ssh', alias: 'bastion' }, processName: null };
    const bed = await openCommandBed([`ssh bastion "tail -f '${path}'"`], { hosts: [far] }, { ssh: sshd.ssh });
    const { client, incidentId, commands } = bed;
    const request = { incidentId, commandId: 'follow', runbookCommandId: commands[0]?.id ?? '', inputs: {} };
    const events = (await client.incidents.follow(request))[Symbol.asyncIterator]();
    const first = await events.next();
    const started = first.done === true ? expect.fail() : first.value;
    await take(events, 'first');
    appendFileSync(path, 'second ERROR\n');
    expect(await take(events, 'second')).toEqual(['second ERROR']);
    const streamId = started.kind === 'started' ? started.streamId : '';
    await client.incidents.stopFollowing({ incidentId, streamId });
    await until('tail is gone there', async () => followers(path).length === 0, {
      signal: AbortSignal.timeout(20_000),
    });
    const check = (await bed.checks()).at(-1);
    expect(check?.readings[0]?.reading).toMatchObject({ kind: 'log', hostname: 'far-01', lines: 2 });
    await bed.core.close();
    expect(sshd.sessions()).toEqual([]);
    await sshd.end();
  });
});

describe.skipIf(process.platform === 'win32')('a log that is followed', () => {
  it('pushes its lines redacted and filtered, and is one row of evidence once it is stopped', async () => {
    writeFileSync(log, 'old ERROR one\nold line\n');
    const bed = await openCommandBed([`tail -n 5 -f ${log} | grep ERROR`]);
    const { client, incidentId, commands } = bed;
    const request = { incidentId, commandId: 'follow', runbookCommandId: commands[0]?.id ?? '', inputs: {} };
    const events = (await client.incidents.follow(request))[Symbol.asyncIterator]();
    const first = await events.next();
    const started = first.done === true ? expect.fail() : first.value;
    expect(started).toMatchObject({ kind: 'started', target: expect.stringContaining(`-F -- ${log} @ `) });
    await take(events, 'old ERROR one');
    appendFileSync(log, 'plain\nERROR password=hunter2hunter2 \u001b[31mred\u001b[0m\n');
    const lines = await take(events, 'red');
    expect(lines).toEqual(['ERROR password=[redacted] red']);
    expect(followers(log)).toHaveLength(1);

    const streamId = started.kind === 'started' ? started.streamId : '';
    const stopped = await client.incidents.stopFollowing({ incidentId, streamId });
    expect(stopped.eventIds).toHaveLength(1);
    const { value: ended } = await events.next();
    expect(ended).toMatchObject({ kind: 'ended', reason: 'stopped' });
    const check = (await bed.checks()).findLast(({ checkId }) => checkId === commands[0]?.id);
    expect(check?.readings).toEqual([
      { reading: expect.objectContaining({ kind: 'log', source: log, lines: 4 }), level: 'unknown' },
    ]);
    const evidence = await client.incidents.evidence({ incidentId, evidenceId: check?.evidenceId ?? '' });
    expect(evidence.text).toContain('old ERROR one\nERROR password=[redacted] red\n');
    expect(evidence.text).toMatch(/followed \d{4}-\d\d-\d\dT\S+ – \d{4}-\d\d-\d\dT\S+; stopped/);
    const rows = await client.incidents.events({ incidentId, afterSeq: 0 });
    expect(rows.filter((row) => row.kind === 'checkRan' && row.payload.source === 'followed')).toHaveLength(1);
    expect(followers(log)).toEqual([]);
    await bed.core.close();
  });

  it('ends with its row when nobody listens any more, and when the app is closed', async () => {
    const [left, closed] = [join(folder, 'left.log'), join(folder, 'closed.log')];
    writeFileSync(left, 'first\n');
    writeFileSync(closed, 'first\n');
    const bed = await openCommandBed([`tail -f ${left}`, `tail -f ${closed}`]);
    const { client, incidentId, commands, commandId } = bed;
    const follow = async (index: number) => {
      const runbookCommandId = commands[index]?.id ?? '';
      return client.incidents.follow({ incidentId, commandId: commandId(), runbookCommandId, inputs: {} });
    };
    const rows = async () => (await bed.checks()).map(({ checkId }) => checkId);
    for await (const event of await follow(0)) if (event.kind === 'lines') break;
    await until('the row is written', async () => (await rows()).includes(commands[0]?.id ?? ''), {
      signal: AbortSignal.timeout(20_000),
    });
    expect(followers(left)).toEqual([]);
    const events = (await follow(1))[Symbol.asyncIterator]();
    await take(events, 'first');
    expect(followers(closed)).toHaveLength(1);
    await bed.core.close();
    expect(followers(closed)).toEqual([]);
  });

  it('of a container, the journal or a cluster is followed by its own program, on both channels', async () => {
    const programs = join(folder, 'programs');
    mkdirSync(programs);
    const path = process.env.PATH ?? '';
    for (const name of ['docker', 'journalctl', 'kubectl']) {
      const script = `#!/bin/sh\necho "${name} $*"\necho "beside of ${name}" >&2\nsleep 1234 &\nwait\n`;
      writeFileSync(join(programs, name), script, { mode: 0o755 });
    }
    process.env.PATH = `${programs}:${path}`;
    const bed = await openCommandBed([
      'docker logs -f web',
      'journalctl -fu shop -p err',
      'kubectl -n shop logs -f web-1',
    ]);
    const { client, incidentId, commands, commandId } = bed;
    const seen: string[][] = [];
    for (const { id } of commands) {
      const request = { incidentId, commandId: commandId(), runbookCommandId: id, inputs: {} };
      const events = (await client.incidents.follow(request))[Symbol.asyncIterator]();
      const first = await events.next();
      const words = ['docker logs', 'journalctl', 'kubectl'][commands.findIndex((each) => each.id === id)] ?? '';
      const lines = await take(events, words);
      // A container writes on both, and either may come first.
      if (words === 'docker logs' && lines.length < 2) lines.push(...(await take(events, 'beside')));
      seen.push(lines);
      const streamId = first.done !== true && first.value.kind === 'started' ? first.value.streamId : '';
      await client.incidents.stopFollowing({ incidentId, streamId });
    }
    process.env.PATH = path;
    expect(seen.flat().sort()).toEqual([
      'beside of docker',
      'docker logs -f --tail 100 web',
      'journalctl --no-pager -f -u shop -p err -n 100 --no-pager',
      'kubectl -n shop logs -f --tail=100 web-1',
    ]);
    const left = execFileSync('ps', ['-eo', 'stat=,args='], { encoding: 'utf8' });
    expect(left.split('\n').filter((row) => row.includes('sleep 1234') && !row.startsWith('Z'))).toEqual([]);
    await bed.core.close();
  });

  it('ends by itself at its limit of lines', async () => {
    const many = join(folder, 'many.log');
    writeFileSync(many, 'first\n');
    const bed = await openCommandBed([`tail -f ${many}`]);
    const { client, incidentId, commands } = bed;
    const request = { incidentId, commandId: 'follow', runbookCommandId: commands[0]?.id ?? '', inputs: {} };
    const seen: FollowEvent[] = [];
    for await (const event of await client.incidents.follow(request)) {
      if (seen.length === 1) appendFileSync(many, 'line\n'.repeat(30_000));
      seen.push(event);
    }
    expect(seen.at(-1)).toMatchObject({ kind: 'ended', reason: 'tooMuch', evidenceId: expect.any(String) });
    const pushed = seen.flatMap((event) => (event.kind === 'lines' ? [event] : []));
    const lines = pushed.reduce((sum, each) => sum + each.lines.length + each.skipped, 0);
    expect(lines).toBe(20_000);
    expect(Math.max(...pushed.map((each) => each.lines.length))).toBeLessThanOrEqual(400);
    expect(followers(many)).toEqual([]);
    await bed.core.close();
  });

  it('is refused for what is no log, no regular file, or holds secrets', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const bed = await openCommandBed([
      'ping localhost',
      `tail -f ${pipe}`,
      'tail -f /etc/shadow',
      `tail -f ${folder}/no.log`,
    ]);
    const { client, incidentId, commands, commandId } = bed;
    const refusals = [];
    for (const { id } of commands) {
      const request = { incidentId, commandId: commandId(), runbookCommandId: id, inputs: {} };
      refusals.push((await refusalOf(client.incidents.follow(request))).reason);
    }
    expect(refusals).toEqual(['notALook', 'cannotFollow', 'cannotFollow', 'cannotFollow']);
    expect(followers(pipe)).toEqual([]);
    await bed.core.close();
  });
});
