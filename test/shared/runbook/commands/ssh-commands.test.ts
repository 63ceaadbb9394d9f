import { describe, expect, it } from 'vitest';
import { understandCommand } from '../../../../shared/runbook/commands/understand-command.ts';

const understand = (text: string) => understandCommand(text, 'bash');

describe('ssh host command', () => {
  it('never takes this machine for the one behind ssh, and says where a command belongs', () => {
    const overSsh = { code: 'over-ssh', params: { host: 'bastion' } };
    expect(understand('ssh bastion "df -h | grep data"')).toMatchObject({
      risk: 'observe',
      probe: { type: 'host', argv: ['df', '-h'], filters: [{ pattern: 'data' }], sshAlias: 'bastion' },
      findings: [overSsh],
    });
    expect(understand('ssh ops@bastion tail -n 5 /var/log/app.log').probe).toEqual({
      type: 'log',
      source: { kind: 'file', path: '/var/log/app.log' },
      lines: 5,
      filters: [],
      sshAlias: 'ops@bastion',
    });
    expect(understand('ssh bastion top').substitute).toMatchObject({
      text: 'ssh bastion top -bn1',
      probe: { argv: ['top', '-bn1'], sshAlias: 'bastion' },
    });
    for (const text of [
      'ssh -p 2222 bastion df -h',
      'ssh -i key bastion df -h',
      'ssh -l ops bastion df -h',
      'sudo ssh bastion df -h',
      'ssh bastion ssh db df -h',
      'ssh ssh://bastion:22 df -h',
    ]) {
      expect(understand(text)).toMatchObject({ risk: 'observe', probe: null });
    }
    expect(understand('ssh bastion curl http://localhost:9090/ready')).toMatchObject({
      risk: 'observe',
      probe: expect.objectContaining({ type: 'http', method: 'GET', url: 'http://localhost:9090/ready' }),
      findings: [overSsh],
    });
    expect(understand(`ssh bastion "psql -c 'SELECT 1'"`).probe).toMatchObject({ type: 'sql', statement: 'SELECT 1' });
    expect(understand('ssh bastion sudo systemctl restart shop')).toMatchObject({ risk: 'change', probe: null });
  });
});
