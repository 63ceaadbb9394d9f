import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PathFailure, TargetFailure } from '../../../../core/probes/path/path-failure.ts';
import { forwardFailureOf, pathFailureOf } from '../../../../core/probes/path/ssh-fault.ts';
import { commandWords, quietOptions, quotedWord, streamWords } from '../../../../core/probes/path/ssh-words.ts';
import { sshAliasSchema } from '../../../../shared/environment/environment.ts';

describe('the words of ssh', () => {
  const shells = ['sh', 'bash', 'dash', 'zsh', 'fish', 'csh'].filter(
    (shell) => spawnSync(shell, ['-c', 'true']).status === 0,
  );

  it.each(shells)('reach a program through %s as they are', (shell) => {
    const character = fc.constantFrom(...'\'"\\$`!;&|<>(){}[]*?~#%^ \t\n-=,:./@aZ09日é');
    // csh takes a line's end in quotes for a mistake, and runs nothing then.
    const word = fc.string({ unit: character, maxLength: 12 }).filter((text) => shell !== 'csh' || !/[\n!]/.test(text));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
        const line = ['printf', '%s\\n--\\n', ...words].map(quotedWord).join(' ');
        const { stdout } = spawnSync(shell, ['-c', line], { encoding: 'utf8' });
        expect(stdout).toBe(words.map((each) => `${each}\n--\n`).join(''));
      }),
      { numRuns: 60 },
    );
  });

  it('keep a backslash out of quotes, where shells disagree about it', () => {
    expect(quotedWord("a\\'; touch x #")).toBe("'a'\\\\\\''; touch x #'");
    expect(quotedWord('')).toBe("''");
    expect(quotedWord('--color=auto')).toBe('--color=auto');
  });

  it('end their options before the alias, and one line is all that follows', () => {
    expect(commandWords('web-1', ['df', '-h', '/a b'])).toEqual(['--', 'web-1', "df -h '/a b'"]);
    expect(streamWords('web-1', { host: 'db.internal', port: 5432 })).toEqual([
      '-W',
      'db.internal:5432',
      '--',
      'web-1',
    ]);
    expect(streamWords('web-1', { host: 'fd00::1', port: 80 })[1]).toBe('[fd00::1]:80');
  });

  it('ask nobody, trust no new key, and forward nothing of their own', () => {
    const options = quietOptions.join(' ');
    expect(options).toContain('BatchMode=yes');
    expect(options).toContain('ClearAllForwardings=yes');
    expect(options).not.toMatch(/StrictHostKeyChecking|UserKnownHostsFile|IdentityFile|ProxyCommand|ProxyJump/);
  });

  it('never have an option for an alias', () => {
    for (const alias of ['-oProxyCommand=id', '--', '-', 'a b', 'a\nb', 'a;b', '$(id)', '@host', 'user@-host', '']) {
      expect(sshAliasSchema.safeParse(alias).success).toBe(false);
    }
    for (const alias of ['bastion', 'ops@bastion.example.jp', 'web-1', '10.0.0.1']) {
      expect(sshAliasSchema.safeParse(alias).success).toBe(true);
    }
  });
});

describe('what ssh says of the way', () => {
  it.each([
    ['ssh: Could not resolve hostname bastion: Name or service not known', 'aliasUnknown'],
    ['ssh: Could not resolve hostname bastion: nodename nor servname provided, or not known', 'aliasUnknown'],
    ['ssh: Could not resolve hostname gate.example.jp: Temporary failure in name resolution', 'dns'],
    ['ssh: connect to host 192.0.2.1 port 22: Connection refused', 'refused'],
    ['ssh: connect to host 192.0.2.1 port 22: Connection timed out', 'timeout'],
    ['ssh: connect to host 192.0.2.1 port 22: Operation timed out', 'timeout'],
    ['Connection timed out during banner exchange\nConnection to 192.0.2.1 port 22 timed out', 'timeout'],
    ['ssh: connect to host 192.0.2.1 port 22: No route to host', 'noRoute'],
    ['ssh: connect to host 192.0.2.1 port 22: Network is unreachable', 'noRoute'],
    ['kex_exchange_identification: Connection closed by remote host\nConnection closed by 192.0.2.1 port 22', 'closed'],
    ['client_loop: send disconnect: Broken pipe', 'closed'],
    ['mux_client_read_packet: read header failed: Broken pipe', 'closed'],
    [
      'No ED25519 host key is known for 192.0.2.1 and you have requested strict checking.\nHost key verification failed.',
      'hostKeyUnknown',
    ],
    [
      '@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key for 192.0.2.1 has changed.\nHost key verification failed.',
      'hostKeyChanged',
    ],
    ['ops@192.0.2.1: Permission denied (publickey).', 'denied'],
    ['Received disconnect from 192.0.2.1 port 22:2: Too many authentication failures', 'denied'],
    ['ops@192.0.2.1: Permission denied (publickey,keyboard-interactive).', 'needsInteraction'],
    ['ops@192.0.2.1: Permission denied (password).', 'needsInteraction'],
    ['/home/ops/.ssh/config: line 3: Bad configuration option: hostnam', 'configInvalid'],
    ['Bad owner or permissions on /home/ops/.ssh/config', 'configInvalid'],
    ['something that no release has said yet', 'failed'],
    ['', 'failed'],
  ])('%j is %s', (errors, fault) => {
    const greeting = 'Welcome. Permission to use this is granted to staff only.\n';
    expect(pathFailureOf(`${greeting}${errors}`, 'ops@bastion')).toMatchObject({ fault, through: 'ssh ops@bastion' });
  });
});

describe('what ssh says of what lies beyond', () => {
  it.each([
    ['connect failed: Connection refused', 'refused'],
    ['connect failed: Connection timed out', 'timeout'],
    ['connect failed: Operation timed out', 'timeout'],
    ['connect failed: Name or service not known', 'dns'],
    ['connect failed: Temporary failure in name resolution', 'dns'],
    ['connect failed: Connection reset by peer', 'reset'],
  ])('%j is the target: %s', (said, outcome) => {
    const errors = `Authenticated to 192.0.2.1 ([192.0.2.1]:22) using "publickey".\nchannel 0: open failed: ${said}\nstdio forwarding failed`;
    const failure = forwardFailureOf(errors, 'bastion');
    expect(failure).toBeInstanceOf(TargetFailure);
    expect(failure).toMatchObject({ outcome });
  });

  it.each([
    ['administratively prohibited: open failed', 'forwardForbidden'],
    ['administratively prohibited: ', 'forwardForbidden'],
    ['connect failed: No route to host', 'noRoute'],
    ['connect failed: Network is unreachable', 'noRoute'],
    ['resource shortage: ', 'failed'],
    ['unknown channel type: unsupported channel type', 'failed'],
  ])('%j is the way: %s', (said, fault) => {
    const errors = `Authenticated to 192.0.2.1 (via proxy) using "publickey".\nchannel 0: open failed: ${said}\nstdio forwarding failed`;
    const failure = forwardFailureOf(errors, 'bastion');
    expect(failure).toBeInstanceOf(PathFailure);
    expect(failure).toMatchObject({ fault });
  });

  it.each([
    ['connect failed: Connection refused', 'refused'],
    ['connect failed: Connection timed out', 'timeout'],
    ['connect failed: Name or service not known', 'dns'],
    ['administratively prohibited: open failed', 'forwardForbidden'],
    ['connect failed: No route to host', 'noRoute'],
  ])('%j of a jump host is the way: %s', (said, fault) => {
    const greeting = 'Authenticated to 192.0.2.1 ([192.0.2.1]:22) using "publickey".';
    const jump = `channel 0: open failed: ${said}\nstdio forwarding failed`;
    const errors = `${greeting}\n${jump}\nkex_exchange_identification: Connection closed by remote host`;
    expect(forwardFailureOf(errors, 'inner')).toBeNull();
    expect(forwardFailureOf(jump, 'inner')).toBeNull();
    expect(pathFailureOf(errors, 'inner')).toMatchObject({ fault });
  });

  it('is nothing where it was never tried', () => {
    expect(forwardFailureOf('ops@192.0.2.1: Permission denied (publickey).', 'bastion')).toBeNull();
  });
});
