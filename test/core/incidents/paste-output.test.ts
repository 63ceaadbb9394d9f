import { describe, expect, it } from 'vitest';
import type { Host } from '../../../shared/environment/environment.ts';
import { openCommandBed } from './command-bed.ts';

const far: Host = { id: 'db', name: 'db-01', run: { kind: 'none' }, processName: null };
const other: Host = { id: 'web', name: 'web-01', run: { kind: 'none' }, processName: 'shop-api' };

const blocks = [
  'df -h',
  'ps aux | grep "[s]hop-api"',
  'ss -tan | grep :8080 | wc -l',
  'kubectl get pods -n shop',
  'tail -n 50 /var/log/<file> | grep ERROR',
  'some-tool --report',
  'free -m',
];

describe('output that a person brings', () => {
  it('belongs to its command and its host, is redacted, and gives the readings that a run would', async () => {
    const bed = await openCommandBed(blocks, { hosts: [far, other] });
    const { client, incidentId, commands, commandId } = bed;
    const paste = async (index: number, text: string, hostId?: string, inputs: Record<string, string> = {}) => {
      const runbookCommandId = commands[index]?.id ?? '';
      await client.incidents.pasteOutput({
        incidentId,
        commandId: commandId(),
        runbookCommandId,
        inputs,
        hostId,
        text,
      });
      const check = (await bed.checks()).at(-1);
      return { check, readings: check?.readings.map(({ reading }) => reading) };
    };
    const disk = await paste(
      0,
      'ops@db-01:~$ df -h\nFilesystem  Size  Used Avail Use% Mounted on\n/dev/sda1    20G   20G     0 100% /var\n',
      'db',
    );
    expect(disk.readings).toEqual([{ kind: 'disk', hostname: 'db-01', mount: '/var', usedPercent: 100 }]);
    expect(disk.check).toMatchObject({
      checkId: `${commands[0]?.id}@db`,
      level: 'critical',
      target: 'df -h @ db-01',
      source: 'pasted',
    });
    const evidence = await client.incidents.evidence({ incidentId, evidenceId: disk.check?.evidenceId ?? '' });
    expect(evidence.text).toBe(
      'df -h @ db-01\n\nFilesystem  Size  Used Avail Use% Mounted on\n/dev/sda1    20G   20G     0 100% /var\n',
    );

    const process = await paste(
      1,
      'app   71  0.0  0.1 1000 100 ? Ssl 10:00 0:00 /usr/bin/shop-api\nops   99  0.0  0.1 1000 100 pts/0 S+ 10:00 0:00 grep shop-api\n',
      'db',
    );
    expect(process.readings).toEqual([{ kind: 'process', hostname: 'db-01', name: 'shop-api', count: 1 }]);
    // What was only counted says nothing of sockets or processes.
    expect((await paste(2, '3\n', 'db')).readings).toEqual([{ kind: 'number', value: 3 }]);
    const pods = await paste(
      3,
      'NAME    READY   STATUS             RESTARTS      AGE\nweb-1   1/1     Running            0             5d\nweb-2   0/1     CrashLoopBackOff   12 (5m ago)   5d\n',
      'web',
    );
    expect(pods.readings).toEqual([
      { kind: 'containers', hostname: 'web-01', running: 1, total: 2 },
      {
        kind: 'states',
        hostname: 'web-01',
        of: 'pods',
        counts: [
          { state: 'Running', count: 1 },
          { state: 'CrashLoopBackOff', count: 1 },
        ],
      },
      { kind: 'restarts', hostname: 'web-01', name: 'web-2', count: 12 },
    ]);
    expect(pods.check?.level).toBe('warning');
    const log = await paste(4, 'ERROR token=abcdefgh12345678\n', 'web', { file: 'app.log' });
    expect(log.check?.target).toBe('tail -n 50 /var/log/app.log | grep ERROR @ web-01');
    expect(log.readings).toEqual([expect.objectContaining({ kind: 'log', source: '/var/log/app.log', lines: 1 })]);
    const unknown = await paste(5, 'whatever\n', 'web');
    expect(unknown.readings).toEqual([]);
    expect(unknown.check?.evidenceId).not.toBeNull();
    expect((await paste(6, 'no table at all', 'web')).readings).toEqual([]);
    await bed.core.close();
  });

  it('is written once, however often it is sent', async () => {
    const bed = await openCommandBed(['uptime'], { hosts: [other] });
    const { client, incidentId, commands } = bed;
    const text = ' 10:00:00 up 5 days,  1 user,  load average: 3.52, 2.58, 1.59';
    const request = { incidentId, commandId: 'once', runbookCommandId: commands[0]?.id ?? '', inputs: {}, text };
    const first = await client.incidents.pasteOutput(request);
    expect(await client.incidents.pasteOutput(request)).toEqual(first);
    const checks = await bed.checks();
    expect(checks.map(({ readings }) => readings)).toEqual([
      [{ reading: { kind: 'load', hostname: 'web-01', averages: [3.52, 2.58, 1.59] }, level: 'unknown' }],
    ]);
    await bed.core.close();
  });
});
