import { describe, expect, it } from 'vitest';
import { deploymentsOf } from '../../../../core/probes/host/deployments.ts';
import {
  containersOf,
  deploymentOfGitLog,
  disksOf,
  memoryOfFree,
  readingsOfTop,
  socketsOf,
} from '../../../../core/probes/host/parse-readings.ts';
import { plainText } from '../../../../core/probes/host/plain-text.ts';
import { countNamed, rowsOfList, rowsOfPs, withAncestors } from '../../../../core/probes/host/processes.ts';
import { versionsOfGitLog, versionsOfImages } from '../../../../core/probes/host/versions.ts';

const here = 'host-a';

describe('df', () => {
  const gnu = [
    'Filesystem      Size  Used Avail Use% Mounted on',
    'devtmpfs        4.0M     0  4.0M   0% /dev',
    '/dev/vda1       100G   91G  9.0G  91% /',
    '/dev/loop3       56M   56M     0 100% /snap/core18/2785',
    '//nas/share     1.0T  1.0T     0 100% /mnt/my files',
  ];

  it('gives each mount that can fill up', () => {
    expect(disksOf(gnu, gnu, here)).toEqual([
      { kind: 'disk', hostname: here, mount: '/', usedPercent: 91 },
      { kind: 'disk', hostname: here, mount: '/mnt/my files', usedPercent: 100 },
    ]);
  });

  it('takes the capacity, not the inodes, of a Mac', () => {
    const header = 'Filesystem      Size   Used  Avail Capacity iused      ifree %iused  Mounted on';
    const row = '/dev/disk3s1s1  926Gi   10Gi  500Gi     3%  404k  4.3G    0%   /';
    const plain = '/dev/disk3s1s1 971350180 10485760 524288000     3%  404000 4300000000    0%   /';
    expect(disksOf([plain], [header], here)).toMatchObject([{ mount: '/', usedPercent: 3 }]);
    expect(disksOf([row], [header], here)).toMatchObject([{ mount: '/', usedPercent: 3 }]);
  });

  it('calls inodes by their name', () => {
    const header = 'Filesystem      Inodes   IUsed   IFree IUse% Mounted on';
    expect(disksOf(['/dev/vda1  6553600 6553600 0  100% /'], [header], here)).toMatchObject([
      { mount: '/ (inodes)', usedPercent: 100 },
    ]);
  });
});

it('free: what is not available, in whatever unit', () => {
  const lines = [
    '               total        used        free      shared  buff/cache   available',
    'Mem:            16Gi       9.0Gi       512Mi       100Mi       6.5Gi       4.0Gi',
    'Swap:             0B          0B          0B',
  ];
  expect(memoryOfFree(lines, here)).toEqual([{ kind: 'memory', hostname: here, usedPercent: 75 }]);
  expect(
    memoryOfFree(['             total       used       free', 'Mem:          1000        900        100'], here),
  ).toEqual([]);
});

it('top: the processor without idle and waiting, and memory', () => {
  const lines = [
    'top - 10:00:00 up 1 day,  1 user,  load average: 0.00, 0.01, 0.05',
    '%Cpu(s): 12.5 us,  2.5 sy,  0.0 ni, 80.0 id,  5.0 wa,  0.0 hi,  0.0 si,  0.0 st',
    'MiB Mem :  16000.0 total,   1000.0 free,   9000.0 used,   6000.0 buff/cache',
    'MiB Swap:      0.0 total,      0.0 free,      0.0 used.   4000.0 avail Mem',
  ];
  expect(readingsOfTop(lines, here)).toEqual([
    { kind: 'cpu', hostname: here, usedPercent: 15 },
    { kind: 'memory', hostname: here, usedPercent: 75 },
  ]);
});

it('ss and netstat: sockets of the port that was asked for', () => {
  const lines = [
    'tcp        0      0 0.0.0.0:8080            0.0.0.0:*               LISTEN',
    'tcp6       0      0 ::1:8080                ::1:51000               ESTABLISHED',
    'unix  2      [ ACC ]     STREAM     LISTENING     8080     /run/x',
  ];
  expect(socketsOf(lines, ':8080', here)).toEqual({ kind: 'sockets', hostname: here, port: 8080, count: 2 });
  expect(socketsOf(['LISTEN 0 128 0.0.0.0:22 0.0.0.0:*'], 'LISTEN', here)).toMatchObject({ port: null, count: 1 });
});

it('docker ps: what runs of all that there are, where all were listed', () => {
  const lines = [
    'CONTAINER ID   IMAGE   COMMAND   CREATED        STATUS                     PORTS   NAMES',
    '0123456789ab   web     "run"     2 hours ago    Up 2 hours (healthy)               web',
    '123456789abc   db      "run"     2 hours ago    Exited (137) 3 minutes ago         db',
    '23456789abcd   job     "run"     1 second ago   Created                            job',
  ];
  expect(containersOf(lines, ['ps', '-a'], here)).toEqual([
    { kind: 'containers', hostname: here, running: 1, total: 3 },
  ]);
  expect(containersOf(lines, ['ps'], here)).toEqual([]);
});

it('git log: the tip, without a time, since a commit is no deployment', () => {
  expect(deploymentOfGitLog(['a1b2c3d (HEAD -> main) Fix the pool', 'ffffff0 Older'])).toEqual([
    { kind: 'deployment', version: 'a1b2c3d Fix the pool', atMs: null },
  ]);
  expect(deploymentOfGitLog(['fatal: not a git repository'])).toEqual([]);
});

it('deployments: time with its zone, and version', () => {
  const lines = ['# releases', '2026-11-24T17:05:09.120+09:00 v1.4.2 Shared lists', '2026-11-24 10:00 v1.5.0', ''];
  expect(deploymentsOf(lines)).toEqual([
    { kind: 'deployment', version: 'v1.4.2', atMs: Date.UTC(2026, 10, 24, 8, 5, 9, 120) },
    { kind: 'deployment', version: 'v1.5.0', atMs: null },
  ]);
});

describe('processes', () => {
  it('are the rows of ps whose command holds the name, without who looks for it', () => {
    const rows = rowsOfPs([
      'USER       PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND',
      'app          7  0.0  0.1   1000   100 ?        Ss   10:00   0:00 /usr/bin/todo-api --port 8080',
      'todo-api     8  0.0  0.1   1000   100 ?        Ss   10:00   0:00 /usr/bin/other',
      'root         9  0.0  0.1   1000   100 ?        S+   10:00   0:00 grep todo-api',
      'root        10  0.0  0.1   1000   100 ?        S+   10:00   0:00 tail -f /var/log/todo-api.log',
      'root        11  0.0  0.1   1000   100 ?        S+   10:00   0:00 hikeshi check todo-api',
    ]);
    expect(countNamed(rows ?? [], 'todo-api', new Set([11]))).toBe(1);
  });

  it('leave out what has ended, and know what stands above', () => {
    const rows = rowsOfList(['  1 0 Ss init', ' 20 1 Z [todo-api] <defunct>', ' 30 1 S bash', ' 31 30 S node x']);
    expect(rows.map(({ pid }) => pid)).toEqual([1, 30, 31]);
    expect(withAncestors(rows, 31)).toEqual(new Set([31, 30]));
  });
});

it('plainText takes out every escape sequence, closed or not', () => {
  expect(plainText('a\u001b[1;31mb\u001b[0m\u001b]52;c;ZXZpbA==\u0007c\u009b2Jd\u001b(Be\u001b]0;open')).toBe('abcde');
  expect(plainText('one\r\ntwo\r\tthree\b\0')).toBe('one\ntwo\tthree');
});

it('git log and docker images: what could be returned to, the tip apart', () => {
  const commits = ['a1b2c3d (HEAD -> main) Fix the pool', 'ffffff0 Older', 'a sentence', '0123abc'];
  expect(versionsOfGitLog(commits)).toEqual([
    { kind: 'version', of: 'commit', name: 'ffffff0 Older' },
    { kind: 'version', of: 'commit', name: '0123abc' },
  ]);
  const images = [
    'REPOSITORY                  TAG       IMAGE ID       CREATED        SIZE',
    'shop                        v2.1      1f2e3d4c5b6a   2 hours ago    120MB',
    'registry.example:5000/shop  v2.0      aaaaaaaaaaaa   3 weeks ago    118MB',
    '<none>                      <none>    bbbbbbbbbbbb   4 weeks ago    90MB',
    'shop:v1.9                   cccccccccccc   110MB   0B',
  ];
  expect(versionsOfImages(images).map(({ name }) => name)).toEqual([
    'shop:v2.1',
    'registry.example:5000/shop:v2.0',
    'shop:v1.9',
  ]);
});
