/** A hundred addresses that must not leave the app for the system, each of a kind that has started a program somewhere. */
import { describe, expect, it } from 'vitest';
import { allowedExternalUrl } from '../../server/host/external-url.ts';

const otherSchemes = [
  ...['file:///etc/passwd', 'file://server/share/x.exe', 'FILE:///C:/Windows/System32/calc.exe', 'file:x', 'smb://h/s'],
  ...['javascript:alert(1)', 'JavaScript:alert(1)', 'java\nscript:alert(1)', ' javascript:alert(1)', 'vbscript:x'],
  ...['data:text/html,<script>1</script>', 'blob:https://example.invalid/1', 'filesystem:https://example.invalid/x'],
  ...['about:blank', 'chrome://settings', 'devtools://devtools/bundled/x', 'view-source:https://example.invalid/'],
  ...['ms-settings:', 'ms-msdt:/id PCWDiagnostic', 'search-ms:query=x&crumb=location:\\\\h\\s', 'ms-officecmd:{}'],
  ...['ms-word:ofe|u|https://example.invalid/x.docx', 'ms-appinstaller:?source=https://example.invalid/x'],
  ...[
    'shell:startup',
    'shell:::{20D04FE0}',
    'res://ieframe.dll/1',
    'hcp://system/x',
    'help:x',
    'telnet://h',
    'ssh://h',
  ],
  ...['ssh://-oProxyCommand=x/', 'git://h/x', 'git+ssh://h/x', 'svn://h/x', 'hg://h/x', 'ftp://h/x', 'sftp://h/x'],
  ...['ldap://h/x', 'ldaps://h/x', 'gopher://h/x', 'nfs://h/x', 'afp://h/x', 'dav://h/x', 'webcal://h/x', 'feed://h/x'],
  ...[
    'vscode://x/y',
    'vscode-insiders://x',
    'cursor://x',
    'jetbrains://idea/x',
    'slack://open',
    'zoommtg://x',
    'steam://x',
  ],
  ...[
    'itms-services://?action=download-manifest',
    'itms://x',
    'market://x',
    'intent://x#Intent;end',
    'x-apple.systempreferences:',
  ],
  ...[
    'mailto:a@example.invalid',
    'mailto:?attach=/etc/passwd',
    'sms:+1',
    'facetime:x',
    'skype:x?call',
    'callto:x',
    'sip:x@h',
  ],
  ...[
    'ws://h/',
    'wss://h/',
    'app://hikeshi/',
    'hikeshi:x',
    'urn:x',
    'magnet:?xt=x',
    'bitcoin:x',
    'cid:x',
    'mid:x',
    'jar:https://h!/x',
  ],
];

const disguised = [
  ...['https://user:secret@example.invalid/', 'https://user@example.invalid/', 'http://:secret@example.invalid/'],
  ...[
    'https://example.com@evil.invalid/',
    'https://%61:b@example.invalid/',
    '//example.invalid/x',
    '/x',
    'example.invalid',
  ],
  ...[
    'https://',
    'https:',
    'http://[::1',
    'https://exa mple.invalid/',
    'https://example.invalid:99999/',
    'C:\\x',
    '\\\\h\\s',
  ],
  ...['', ' ', '\u0000', 'https\u0000://h/', 'hxxps://h/', 'https;//h/', '://h', ':', '"https://h/"', '<https://h/>'],
];

const noTelephones = [
  ...['tel:', 'tel:+', 'tel:12', 'tel:*#06#', 'tel:0312345678,,1#', 'tel:0312345678;ext=1', 'tel:1234567890123456'],
  ...[
    'tel:03-1234-5678',
    'tel:０３１２３４５６７８',
    'TEL:0312345678',
    'tel://0312345678',
    'tel: 0312345678',
    'tel:0312345678\n1',
  ],
];

const bad = [...otherSchemes, ...disguised, ...noTelephones];

describe('addresses that stay inside', () => {
  it('are a hundred and more, each once', () => {
    expect(new Set(bad).size).toBe(bad.length);
    expect(bad.length).toBeGreaterThanOrEqual(100);
  });

  it.each(bad)('%j', (address) => {
    expect(allowedExternalUrl(address)).toBeNull();
  });
});

describe('addresses that may leave', () => {
  it.each([
    ['https://grafana.example.invalid/d/1?from=now-1h#x', 'https://grafana.example.invalid/d/1?from=now-1h#x'],
    ['http://10.0.0.1:3000/', 'http://10.0.0.1:3000/'],
    ['HTTPS://Example.Invalid', 'https://example.invalid/'],
    ['https:example.invalid', 'https://example.invalid/'],
    ['https://日本.invalid/', 'https://xn--wgv71a.invalid/'],
    ['tel:+819012345678', 'tel:+819012345678'],
  ])('%s', (address, opened) => {
    expect(allowedExternalUrl(address)).toBe(opened);
  });
});
