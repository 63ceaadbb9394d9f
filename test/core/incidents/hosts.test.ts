import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../../drill/waiting.ts';
import type { Environment, Host } from '../../../shared/environment/environment.ts';
import { refusalOf } from '../core/temporary-core.ts';
import { noSshd, type SshdBed, startSshd } from '../probes/path/sshd-bed.ts';
import { openCommandBed, thisMachine } from './command-bed.ts';

const elsewhere: Host = {
  id: 'other',
  name: 'web-02',
  run: { kind: 'here', hostname: 'no-such-machine' },
  processName: null,
};
const silent: Host = { id: 'silent', name: 'web-03', run: { kind: 'none' }, processName: null };

describe.skipIf(process.platform === 'win32')('the hosts of an environment', () => {
  it('"here" is this machine and no other, and a host that allows nothing is not asked', async () => {
    const bed = await openCommandBed(['df -h'], { hosts: [elsewhere, thisMachine, silent] });
    const [id = ''] = bed.commands.map((command) => command.id);
    await bed.run(id);
    await bed.run(id, {}, 'other');
    expect(await refusalOf(bed.run(id, {}, 'silent'))).toMatchObject({
      reason: 'hostNotAllowed',
      params: { name: 'web-03' },
    });
    expect(await refusalOf(bed.run(id, {}, 'none'))).toMatchObject({ reason: 'hostNotAllowed' });
    const checks = await bed.checks();
    expect(checks.map(({ checkId }) => checkId)).toEqual([`${id}@here`, `${id}@other`]);
    expect(checks[0]?.title).toMatch(/\(web-01\)$/);
    expect(checks[0]?.readings[0]?.reading).toMatchObject({ kind: 'disk' });
    expect(checks[1]?.target).toMatch(/^df -h @ /);
    expect(checks[1]?.readings[0]?.reading).toMatchObject({ kind: 'unreadable', reason: 'notAllowed' });
    await bed.core.close();
  });

  it('a command of one host alone keeps its name, and one of another host can only be copied', async () => {
    const bed = await openCommandBed(['df -h', 'ssh db-01 df -h'], { hosts: [thisMachine] });
    const [own = '', far = ''] = bed.commands.map((command) => command.id);
    await bed.run(own);
    expect((await bed.checks()).map(({ checkId }) => checkId)).toEqual([own]);
    expect(await refusalOf(bed.run(far))).toMatchObject({ reason: 'hostNotAllowed', params: { name: 'db-01' } });
    await bed.core.close();
  });
});

describe.skipIf(noSshd !== null)('hosts over ssh', () => {
  let sshd: SshdBed;
  beforeAll(async () => {
    sshd = await startSshd();
  });
  afterAll(() => sshd.end());
  const bastion: Host = { id: 'far', name: 'far-01', run: { kind: 'ssh', alias: 'bastion' }, processName: null };
  const open = (blocks: readonly string[], environment: Partial<Environment>) =>
    openCommandBed(blocks, environment, { ssh: sshd.ssh });

  it('a sweep asks each host, with its name on each reading', async () => {
    const bed = await open(['df -h', 'ssh bastion free -m', 'ssh db-01 df'], { hosts: [thisMachine, bastion] });
    const { client, incidentId } = bed;
    const patternId = (await client.runbooks.list()).length > 0 ? 'pattern-1' : '';
    await client.incidents.sweep({ incidentId, commandId: 'sweep', scope: 'pattern', patternId });
    await until('the sweep is done', async () => (await client.incidents.get({ incidentId })).sweeps.length === 0, {
      signal: AbortSignal.timeout(20_000),
    });
    const [disk = '', memory = ''] = bed.commands.map(({ id }) => id);
    const checks = (await bed.checks()).filter(({ checkId }) => !checkId.startsWith('baseline/'));
    expect(checks.map(({ checkId }) => checkId).sort()).toEqual([`${disk}@far`, `${disk}@here`, memory].sort());
    const far = checks.find(({ checkId }) => checkId === `${disk}@far`);
    expect(far?.target).toBe('df -h @ far-01');
    expect(far?.readings[0]?.reading).toMatchObject({ kind: 'disk', hostname: 'far-01' });
    const free = checks.find(({ checkId }) => checkId === memory);
    expect(free?.readings[0]?.reading).toMatchObject({ kind: 'memory', hostname: 'far-01' });
    await bed.core.close();
    expect(sshd.sessions()).toEqual([]);
  });

  it('a way that is broken says nothing of the host', async () => {
    sshd.addHost('gone', ['Port 1']);
    const gone: Host = { ...bastion, run: { kind: 'ssh', alias: 'gone' } };
    const bed = await open(['df -h'], { hosts: [gone] });
    await bed.run(bed.commands[0]?.id ?? '');
    const [check] = await bed.checks();
    expect(check?.level).toBe('unknown');
    expect(check?.readings.map(({ reading }) => reading)).toContainEqual(
      expect.objectContaining({ kind: 'unreadable', reason: 'noPath' }),
    );
    await bed.core.close();
  });
});
