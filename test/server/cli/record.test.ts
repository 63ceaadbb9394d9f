/** The terminal beside the app: the same record, whether the app's host runs or not. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { type Ended, freshDataDir, hikeshi, refusalIn, startHost } from './terminal.ts';

// Each test is several processes one after the other.
vi.setConfig({ testTimeout: 120_000 });

type Shown = {
  state: { title: string; alert: string | null; chainLength?: number };
  timeline: { event: { kind: string; payload: Record<string, unknown> } }[];
};

function outputOf({ code, out, err }: Ended): string {
  expect([code, err]).toEqual([0, '']);
  return out.trimEnd();
}

async function shownOf(data: string, id = '1'): Promise<Shown> {
  return JSON.parse(outputOf(await hikeshi(['incident', 'show', id, '--json'], { data }))) as Shown;
}

async function eventsIn(data: string): Promise<number> {
  const verified = JSON.parse(outputOf(await hikeshi(['verify', '--json'], { data })));
  expect(verified.findings).toEqual([]);
  return verified.events as number;
}

describe('without the app', () => {
  it('declares from the text of an alert, and writes notes and piped output into that incident', async () => {
    const data = freshDataDir();
    const alert = 'FIRING: API error rate 12.4 %\nhost web-01, since 03:02\n';
    expect(outputOf(await hikeshi(['declare', '--alert', '-'], { data, input: alert }))).toBe('incident #1 declared');
    expect(outputOf(await hikeshi(['note', 'restarted', 'todo-api'], { data }))).toBe('written into incident #1');
    const piped = 'Filesystem Use%\n/dev/sda1 100%\n';
    expect(outputOf(await hikeshi(['attach', '--title', 'df -h'], { data, input: piped }))).toBe(
      'attached to incident #1',
    );
    const lines = outputOf(await hikeshi(['incident', 'show', '1'], { data })).split('\n');
    expect(lines[0]).toContain('FIRING: API error rate 12.4 %');
    expect(lines.some((line) => line.includes('restarted todo-api'))).toBe(true);
    expect(lines.some((line) => line.includes('df -h') && line.endsWith('E-001'))).toBe(true);
    expect(await eventsIn(data)).toBeGreaterThanOrEqual(3);
  });

  it('keeps what a secret looks like out of all of it', async () => {
    const data = freshDataDir();
    await hikeshi(['declare', 'x', '--alert', '-'], { data, input: 'GET /?x=1 Authorization: Bearer tok-8c1f22aa9d' });
    await hikeshi(['note', 'used password=hunter2-8c1f22aa9d'], { data });
    await hikeshi(['attach'], { data, input: 'export API_TOKEN=8c1f22aa9d\n' });
    const bytes = ['record.db', 'record.db-wal'].map((name) => {
      try {
        return readFileSync(join(data, name), 'latin1');
      } catch {
        return '';
      }
    });
    expect(bytes.join('').length).toBeGreaterThan(10_000);
    expect(bytes.join('')).not.toContain('8c1f22aa9d');
  });

  it('declares whatever the alert is, also none at all', async () => {
    const data = freshDataDir();
    const declared = await hikeshi(['declare', '--alert', '-', '--json'], { data, input: '' });
    expect(JSON.parse(outputOf(declared))).toMatchObject({ number: 1 });
    const huge = await hikeshi(['declare', '--alert', '-'], { data, input: `first\n${'x'.repeat(3_000_000)}` });
    expect(outputOf(huge)).toBe('incident #2 declared');
    const list = JSON.parse(outputOf(await hikeshi(['incident', 'list', '--json'], { data })));
    expect(list.map(({ number, title }: { number: number; title: string }) => [number, title])).toEqual([
      [2, 'first'],
      [1, expect.any(String)],
    ]);
  });

  it('asks which incident is meant where several are open, and where none is', async () => {
    const data = freshDataDir();
    expect(refusalIn(await hikeshi(['note', 'x'], { data }))).toMatch(/^no incident is open/);
    await hikeshi(['declare', 'one'], { data });
    await hikeshi(['declare', 'two'], { data });
    expect(refusalIn(await hikeshi(['note', 'x'], { data }))).toMatch(/#2, #1.*--incident/);
    expect(outputOf(await hikeshi(['note', 'x', '--incident', '#1'], { data }))).toBe('written into incident #1');
    expect(refusalIn(await hikeshi(['incident', 'show', '3'], { data }))).toBe('there is no incident 3');
    expect(refusalIn(await hikeshi(['incident', 'export', '3'], { data }))).toBe('there is no incident 3');
  });

  it('takes pipes that end at the same moment one after the other', async () => {
    const data = freshDataDir();
    await hikeshi(['declare', 'x'], { data });
    const ends = await Promise.all(
      ['a', 'b', 'c'].map((title) => hikeshi(['attach', '--title', title], { data, input: `output of ${title}\n` })),
    );
    expect(ends.map(outputOf)).toEqual(Array(3).fill('attached to incident #1'));
    expect(await eventsIn(data)).toBe(4);
  });

  it('reads what is not there without making it', async () => {
    const data = freshDataDir();
    expect(outputOf(await hikeshi(['incident', 'list'], { data }))).toBe('no incidents yet');
    expect(JSON.parse(outputOf(await hikeshi(['incident', 'list', '--json'], { data })))).toEqual([]);
    expect(refusalIn(await hikeshi(['verify'], { data }))).toContain(data);
    expect(() => readFileSync(join(data, 'record.db'))).toThrow('ENOENT');
  });

  it('rebuilds lists and search from the events, and exports the postmortem to wherever a pipe leads', async () => {
    const data = freshDataDir();
    await hikeshi(['declare', 'orders fail'], { data });
    await hikeshi(['note', 'orders fail since noon'], { data });
    const before = outputOf(await hikeshi(['incident', 'list', '--json'], { data }));
    const events = await eventsIn(data);
    expect(JSON.parse(outputOf(await hikeshi(['rebuild', '--json'], { data })))).toEqual({ events });
    expect(outputOf(await hikeshi(['incident', 'list', '--json'], { data }))).toBe(before);
    const markdown = outputOf(await hikeshi(['incident', 'export', '1'], { data }));
    expect(markdown).toMatch(/^# .*orders fail/u);
    expect(markdown).toContain('orders fail since noon');
    expect(markdown.match(/^## \d\. /gmu)).toHaveLength(6);
  });
});

describe('beside the app', () => {
  it('writes into the record of the app that runs, and of the one that crashed', async () => {
    const data = freshDataDir();
    await hikeshi(['declare', 'x'], { data });
    const host = await startHost(data);
    expect(outputOf(await hikeshi(['note', 'while it runs'], { data }))).toBe('written into incident #1');
    expect(outputOf(await hikeshi(['attach', '--title', 'ps'], { data, input: 'no process\n' }))).toBe(
      'attached to incident #1',
    );
    const during = await shownOf(data);
    await host.kill();
    expect(outputOf(await hikeshi(['note', 'after the crash'], { data }))).toBe('written into incident #1');
    const after = await shownOf(data);
    const kinds = ({ timeline }: Shown) => timeline.map(({ event }) => event.kind);
    expect(kinds(during).filter((kind) => kind === 'noteAdded')).toHaveLength(1);
    expect(kinds(after).filter((kind) => kind === 'noteAdded')).toHaveLength(2);
    expect(kinds(after).filter((kind) => kind === 'evidenceAttached')).toHaveLength(1);
    expect(await eventsIn(data)).toBe(kinds(after).length);
  });

  it('says who has the folder to whoever would serve or rebuild it too, and verifies beside it', async () => {
    const data = freshDataDir();
    await hikeshi(['declare', 'x'], { data });
    const host = await startHost(data);
    // A host writes down the deadline that came at once; nobody else writes anything.
    const events = await eventsIn(data);
    const second = await hikeshi(['serve', '--no-open', '--json'], { data });
    expect(JSON.parse(outputOf(second)).url).toMatch(/^http:\/\/127\.0\.0\.1:1\/\?token=window$/);
    expect(outputOf(await hikeshi(['serve', '--no-open'], { data }))).toMatch(
      /^Hikeshi is already open; another window of it: http/,
    );
    expect(refusalIn(await hikeshi(['rebuild'], { data }))).toContain(String(host.pid));
    expect(await eventsIn(data)).toBe(events);
    await host.stop();
    expect(outputOf(await hikeshi(['rebuild'], { data }))).toContain(String(events));
  });

  it('says which process holds a folder that no app answers for', async () => {
    const data = freshDataDir();
    await hikeshi(['declare', 'x'], { data });
    const host = await startHost(data);
    const events = await eventsIn(data);
    // As if the way to the host were lost: its folder stays locked.
    writeFileSync(join(data, 'host.json'), '{}');
    const refused = refusalIn(await hikeshi(['serve', '--no-open'], { data }));
    expect(refused).toContain(`${host.pid}`);
    expect(outputOf(await hikeshi(['incident', 'list'], { data }))).toContain('#1');
    expect(await eventsIn(data)).toBe(events);
  });
});
