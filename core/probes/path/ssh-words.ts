/** Words of `ssh`: whatever else the user's own configuration says, it only looks, asks nobody, and opens nothing of its own. */

/** ssh gives up on a bastion that says nothing. */
const connectLimitSeconds = 8;

/**
 * Options before the alias. The user's configuration keeps the say about how a host is reached (HostName, ProxyJump, keys, host keys, a
 * connection that is shared already); what it adds for a person at a terminal is turned off.
 */
export const quietOptions: readonly string[] = [
  'BatchMode=yes',
  `ConnectTimeout=${connectLimitSeconds}`,
  'ConnectionAttempts=1',
  'NumberOfPasswordPrompts=0',
  'ServerAliveInterval=5',
  'ServerAliveCountMax=2',
  // Tells the moment from which failures are the target's, and a user's "quiet" would keep back the reasons.
  'LogLevel=VERBOSE',
  'ControlMaster=no',
  'RequestTTY=no',
  'RemoteCommand=none',
  'PermitLocalCommand=no',
  'ForwardAgent=no',
  'ForwardX11=no',
  'Tunnel=no',
  'UpdateHostKeys=no',
  'VisualHostKey=no',
  'ClearAllForwardings=yes',
  'ExitOnForwardFailure=yes',
].flatMap((option) => ['-o', option]);

/**
 * The words after the options for a command on the host: its login shell gets one line, in which every word stands for itself.
 * After `--` ssh looks for no more options, neither in the alias nor behind it.
 */
export function commandWords(alias: string, argv: readonly string[]): string[] {
  return ['--', alias, argv.map(quotedWord).join(' ')];
}

/** Words for a stream to a host and port as the far end sees them. */
export function streamWords(alias: string, { host, port }: { host: string; port: number }): string[] {
  return ['-W', host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`, '--', alias];
}

/**
 * One word as sh, bash, zsh, fish and csh read it alike. Backslashes stand outside the quotes, where all of them agree; inside,
 * fish would take one before a quote for its escape.
 */
export function quotedWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  const parts = word.match(/[\\']|[^\\']+/g) ?? [''];
  return parts.map((part) => (part === '\\' || part === "'" ? `\\${part}` : `'${part}'`)).join('');
}
