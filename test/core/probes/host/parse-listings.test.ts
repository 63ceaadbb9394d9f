import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostReadings } from '../../../../core/probes/host/host-readings.ts';
import { linesOf } from '../../../../core/probes/host/plain-text.ts';
import type { Reading } from '../../../../shared/diagnosis/reading.ts';

/** Readings of what a program printed on web-01. */
function readings(command: string, text: string, processName: string | null = null): Reading[] {
  const lines = linesOf(text);
  return hostReadings({
    argv: command.split(' '),
    filters: [],
    lines,
    shown: lines,
    hostname: 'web-01',
    processName,
    own: new Set(),
    signatures: ['pool exhausted'],
    redact: (line) => line,
  });
}
const on = { hostname: 'web-01' };

describe('df', () => {
  it('of macOS and of busybox', () => {
    const mac = `Filesystem   512-blocks      Used Available Capacity iused ifree %iused  Mounted on
/dev/disk3s1s1 965595304  21450568 352436112     6%  404k  1.8G    0%   /
/dev/disk3s5   965595304 586043792 352436112    63%  3.3M  1.8G    0%   /System/Volumes/Data`;
    expect(readings('df', mac)).toEqual([
      { kind: 'disk', ...on, mount: '/', usedPercent: 6 },
      { kind: 'disk', ...on, mount: '/System/Volumes/Data', usedPercent: 63 },
    ]);
    const busybox = `Filesystem           1K-blocks      Used Available Use% Mounted on
overlay               61202244  61202244         0 100% /
/dev/vda1             61202244  39911520  18149404  69% /etc/hosts`;
    expect(readings('df', busybox)).toEqual([
      { kind: 'disk', ...on, mount: '/', usedPercent: 100 },
      { kind: 'disk', ...on, mount: '/etc/hosts', usedPercent: 69 },
    ]);
  });
});

describe('memory and processor', () => {
  it('free of an old Linux and of busybox', () => {
    const old = `             total       used       free     shared    buffers     cached
Mem:       1000000     900000     100000          0     100000     300000
-/+ buffers/cache:     500000     500000
Swap:            0          0          0`;
    expect(readings('free', old)).toEqual([{ kind: 'memory', ...on, usedPercent: 50 }]);
    const busybox = `              total        used        free      shared  buff/cache   available
Mem:        2000000      400000      600000        1000     1000000     1500000`;
    expect(readings('free', busybox)).toEqual([{ kind: 'memory', ...on, usedPercent: 25 }]);
  });

  it('top of busybox, macOS and FreeBSD', () => {
    expect(
      readings('top -bn1', 'Mem: 1K used, 2K free\nCPU:  12% usr   3% sys   0% nic  80% idle   5% io   0% irq'),
    ).toEqual([{ kind: 'cpu', ...on, usedPercent: 15 }]);
    expect(
      readings(
        'top -l 1',
        'CPU usage: 5.26% user, 10.52% sys, 84.21% idle \nPhysMem: 12G used (2154M wired), 4G unused.',
      ),
    ).toEqual([
      { kind: 'cpu', ...on, usedPercent: 15.8 },
      { kind: 'memory', ...on, usedPercent: 75 },
    ]);
    expect(readings('top -b', 'CPU:  0.4% user,  0.0% nice,  0.8% system,  0.0% interrupt, 98.8% idle')).toEqual([
      { kind: 'cpu', ...on, usedPercent: 1.2 },
    ]);
  });

  it('uptime of Linux and macOS', () => {
    const averages = [0.52, 0.58, 1.59];
    expect(readings('uptime', ' 03:12:01 up 10 days,  2 users,  load average: 0.52, 0.58, 1.59')).toEqual([
      { kind: 'load', ...on, averages },
    ]);
    expect(readings('uptime', '3:12  up 10 days, 2 users, load averages: 0.52 0.58 1.59')).toEqual([
      { kind: 'load', ...on, averages },
    ]);
  });
});

it('ps of busybox and macOS counts the service by its name', () => {
  const busybox =
    'PID   USER     TIME  COMMAND\n    1 root      0:00 /sbin/init\n   12 app       0:03 node shop-api.js';
  expect(readings('ps', busybox, 'shop-api')).toEqual([{ kind: 'process', ...on, name: 'shop-api', count: 1 }]);
  const mac = `USER   PID  %CPU %MEM      VSZ    RSS   TT  STAT STARTED      TIME COMMAND
me     501   0.0  0.1  4331100   1000   ??  S    10:00AM   0:00.01 /usr/local/bin/other`;
  expect(readings('ps aux', mac, 'shop-api')).toEqual([{ kind: 'process', ...on, name: 'shop-api', count: 0 }]);
});

describe('kubectl', () => {
  it('pods as JSON, without those that have done their work', () => {
    const pod = (name: string, phase: string, containers: object[]) => ({
      metadata: { name },
      status: { phase, containerStatuses: containers },
    });
    const json = JSON.stringify({
      items: [
        pod('web-1', 'Running', [
          { ready: true, restartCount: 0 },
          { ready: false, restartCount: 4 },
        ]),
        pod('job-1', 'Succeeded', [{ ready: false, restartCount: 0 }]),
      ],
    });
    expect(readings('kubectl get pods -o json', json)).toEqual([
      { kind: 'containers', ...on, running: 1, total: 2 },
      {
        kind: 'states',
        ...on,
        of: 'pods',
        counts: [
          { state: 'Running', count: 1 },
          { state: 'Succeeded', count: 1 },
        ],
      },
      { kind: 'restarts', ...on, name: 'web-1', count: 4 },
    ]);
  });

  it('nodes, and what they carry', () => {
    const nodes =
      'NAME     STATUS     ROLES    AGE   VERSION\nnode-1   Ready      <none>   5d    v1.30\nnode-2   NotReady   <none>   5d    v1.30';
    expect(readings('kubectl get nodes', nodes)).toEqual([
      {
        kind: 'states',
        ...on,
        of: 'nodes',
        counts: [
          { state: 'Ready', count: 1 },
          { state: 'NotReady', count: 1 },
        ],
      },
    ]);
    const top =
      'NAME     CPU(cores)   CPU%   MEMORY(bytes)   MEMORY%\nnode-1   250m         12%    2500Mi          64%';
    expect(readings('kubectl top nodes', top)).toEqual([
      { kind: 'cpu', hostname: 'node-1', usedPercent: 12 },
      { kind: 'memory', hostname: 'node-1', usedPercent: 64 },
    ]);
  });

  it('its logs are searched as any log', () => {
    expect(readings('kubectl logs web-1', 'ok\nERROR pool exhausted\n')).toEqual([
      {
        kind: 'log',
        source: 'kubectl logs web-1',
        lines: 2,
        found: [{ signature: 'pool exhausted', count: 1, sample: 'ERROR pool exhausted' }],
        searched: ['pool exhausted'],
      },
    ]);
  });
});

describe('clouds and units', () => {
  it('aws by its JSON', () => {
    const json = JSON.stringify({
      Reservations: [
        { Instances: [{ InstanceId: 'i-1', State: { Code: 16, Name: 'running' } }] },
        { Instances: [{ InstanceId: 'i-2', State: { Code: 80, Name: 'stopped' } }] },
      ],
    });
    expect(readings('aws ec2 describe-instances', json)).toEqual([
      {
        kind: 'states',
        ...on,
        of: 'Instances',
        counts: [
          { state: 'running', count: 1 },
          { state: 'stopped', count: 1 },
        ],
      },
    ]);
    const services = JSON.stringify({ services: [{ status: 'ACTIVE', runningCount: 1, desiredCount: 3 }] });
    expect(readings('aws ecs describe-services', services)).toEqual([
      { kind: 'containers', ...on, running: 1, total: 3 },
      { kind: 'states', ...on, of: 'services', counts: [{ state: 'ACTIVE', count: 1 }] },
    ]);
  });

  it('gcloud by its table, its YAML and its JSON', () => {
    const counts = [
      { state: 'RUNNING', count: 1 },
      { state: 'TERMINATED', count: 1 },
    ];
    const table =
      'NAME   ZONE              STATUS\nweb-1  asia-northeast1-a  RUNNING\nweb-2  asia-northeast1-a  TERMINATED'.replace(
        'ZONE              ',
        'ZONE               ',
      );
    expect(readings('gcloud compute instances list', table)).toEqual([
      { kind: 'states', ...on, of: 'instances', counts },
    ]);
    expect(
      readings('gcloud compute instances list --format json', '[{"status":"RUNNING"},{"status":"TERMINATED"}]'),
    ).toEqual([{ kind: 'states', ...on, of: 'instances', counts }]);
    expect(readings('gcloud compute instances describe web-1', 'name: web-1\nstatus: RUNNING\n')).toEqual([
      { kind: 'states', ...on, of: 'instances', counts: [{ state: 'RUNNING', count: 1 }] },
    ]);
  });

  it('systemctl', () => {
    expect(readings('systemctl is-active nginx', 'failed\n')).toEqual([
      { kind: 'states', ...on, of: 'nginx', counts: [{ state: 'failed', count: 1 }] },
    ]);
    const status = '● nginx.service - web\n     Loaded: loaded\n     Active: active (running) since Tue\n';
    expect(readings('systemctl status nginx', status)).toEqual([
      { kind: 'states', ...on, of: 'nginx', counts: [{ state: 'active', count: 1 }] },
    ]);
    const list =
      '  UNIT          LOAD   ACTIVE SUB     DESCRIPTION\n● nginx.service loaded failed failed  web\n  ssh.service   loaded active running ssh\n\n2 loaded units listed.';
    expect(readings('systemctl list-units', list)).toEqual([
      {
        kind: 'states',
        ...on,
        of: 'units',
        counts: [
          { state: 'failed', count: 1 },
          { state: 'active', count: 1 },
        ],
      },
    ]);
  });
});

describe('whatever a program prints', () => {
  const commands = [
    'df',
    'free',
    'top -bn1',
    'uptime',
    'ps aux',
    'ss -s',
    'netstat -an',
    'docker ps -a',
    'git log',
    'systemctl status x',
    'systemctl list-units',
    'kubectl get pods',
    'kubectl top nodes',
    'aws ec2 describe-instances',
    'gcloud compute instances list',
    'journalctl -p err',
  ];
  const word = fc.constantFrom(
    'NAME',
    'READY',
    'STATUS',
    'CPU%',
    'PID',
    'COMMAND',
    'Mem:',
    'total',
    '100%',
    '1/1',
    '-1',
    '1e999',
    '/',
    '{',
    '[',
    '"',
    'Up 3',
    'load average: 1, 2, 3',
    'Cpu(s):',
    '0.0 id',
    '\t',
    '  ',
  );
  const line = fc.oneof(
    fc.string(),
    fc.array(word, { maxLength: 8 }).map((words) => words.join(' ')),
    fc.json(),
  );

  it('gives readings that fit the record, or none, and never throws', async () => {
    const { readingSchema } = await import('../../../../shared/diagnosis/reading.ts');
    fc.assert(
      fc.property(fc.constantFrom(...commands), fc.array(line, { maxLength: 12 }), (command, lines) => {
        for (const reading of readings(command, lines.join('\n'), 'shop-api')) {
          expect(readingSchema.safeParse(reading).success).toBe(true);
          if ('usedPercent' in reading) expect(reading.usedPercent).toBeGreaterThanOrEqual(0);
          if (reading.kind === 'cpu' || reading.kind === 'memory') expect(reading.usedPercent).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('a disk of any size and share is read as it was printed', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
    fc.assert(
      fc.property(
        fc.array(fc.record({ name, percent: fc.integer({ min: 0, max: 100 }), blocks: fc.nat() }), { minLength: 1 }),
        (disks) => {
          const rows = disks.map(
            ({ name: disk, percent, blocks }) => `/dev/${disk}x1 ${blocks} ${blocks} 0 ${percent}% /mnt/${disk}`,
          );
          expect(readings('df', ['Filesystem 1K-blocks Used Available Use% Mounted on', ...rows].join('\n'))).toEqual(
            disks.map(({ name: disk, percent }) => ({
              kind: 'disk',
              ...on,
              mount: `/mnt/${disk}`,
              usedPercent: percent,
            })),
          );
        },
      ),
    );
  });

  it('pods of any number are counted as the table says', () => {
    const pod = fc.record({ ready: fc.nat(5), more: fc.nat(5), restarts: fc.nat(50) });
    fc.assert(
      fc.property(fc.array(pod, { minLength: 1, maxLength: 30 }), (pods) => {
        const rows = pods.map(
          ({ ready, more, restarts }, index) =>
            `pod-${index}`.padEnd(10) +
            `${ready}/${ready + more}`.padEnd(10) +
            'Running'.padEnd(12) +
            String(restarts).padEnd(12) +
            '5d',
        );
        const header = `${'NAME'.padEnd(10)}${'READY'.padEnd(10)}${'STATUS'.padEnd(12)}${'RESTARTS'.padEnd(12)}AGE`;
        const [containers, , ...restarts] = readings('kubectl get pods', [header, ...rows].join('\n'));
        expect(containers).toEqual({
          kind: 'containers',
          ...on,
          running: pods.reduce((sum, { ready }) => sum + ready, 0),
          total: pods.reduce((sum, { ready, more }) => sum + ready + more, 0),
        });
        const most = Math.max(...pods.map((each) => each.restarts));
        expect(restarts[0] ?? { count: 0 }).toMatchObject({ count: most });
      }),
    );
  });
});
