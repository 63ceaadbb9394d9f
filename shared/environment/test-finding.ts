/** What testing a part of an environment found to be wrong or worth knowing, as codes that the screen words together with the mending. */

export type TestFindingCode =
  // The way there.
  /** The name `host` does not resolve. */
  | 'hostNotFound'
  /** Nobody listens at `target`. */
  | 'connectionRefused'
  | 'timedOut'
  | 'connectionLost'
  /** The tunnel of the user's own at `localPort` is closed, or leads nowhere. */
  | 'tunnelClosed'
  /** ssh does not get to `alias`, or not from there to the target. */
  | 'sshPathBroken'
  /** No route, as where a VPN is down. */
  | 'noRoute'
  // TLS.
  /** Signed by an authority that is not known: a CA file is missing, or the wrong one. */
  | 'certificateUnknown'
  /** The certificate is for another name than `host`. */
  | 'certificateOfAnother'
  | 'certificateExpired'
  /** The server offers no TLS at all. */
  | 'tlsNotOffered'
  | 'tlsFailed'
  // Secrets.
  /** `kind` of reference; `name` of the variable, path of the file, first word of the program. */
  | 'secretNotThere'
  // The API.
  | 'tokenRefused'
  | 'tokenNeeded'
  /** Nothing is at `path` (404). */
  | 'noSuchPath'
  /** `path` takes no GET. */
  | 'pathNotForReading'
  | 'redirected'
  /** Any other `status` of 400 and above. */
  | 'answersWithFailure'
  /** It is no address that a probe may use. */
  | 'addressNotAllowed'
  // The database.
  | 'passwordWrong'
  /** pg_hba.conf, or a role that may not log in. */
  | 'loginRefused'
  | 'noSuchDatabase'
  /** The role may not connect to this database. */
  | 'mayNotConnect'
  | 'databaseStarting'
  | 'noConnectionLeft'
  /** The role itself has as many connections as it may. */
  | 'ownLimitReached'
  /** SQLSTATE `sqlState`. */
  | 'queryFailed'
  /** Without pg_monitor, what others' sessions do is hidden. */
  | 'pgMonitorMissing'
  /** A statement of the runbook reads `table`, which the role may not. */
  | 'tableNotReadable'
  /** A statement of the runbook reads `table`, which is not in this database. */
  | 'tableMissing'
  /** The role may write: looking is guarded all the same, but a role that cannot is safer. */
  | 'mayWrite'
  | 'superuser'
  /** When no connection is left, this role may use one of the `slots` kept back. */
  | 'reservedSlotUsable'
  | 'reservedSlotNotUsable'
  /** The role (or the database) may hold `limit` connections; looking needs two. */
  | 'connectionLimitTight'
  // Logs, hosts, deployments.
  /** The host that it lies on is none of the environment's. */
  | 'hostNotNamed'
  /** The environment lets nothing run on `host`. */
  | 'commandsOff'
  /** `here` means the machine `hostname`, and this is another. */
  | 'notThisMachine'
  | 'fileNotFound'
  | 'fileNotReadable'
  /** Readable, with no line in it. */
  | 'fileEmpty'
  /** `count` of the last `lines` lines of an access log are in no known format. */
  | 'accessLinesNotUnderstood'
  /** Its lines have a duration, and neither they nor the environment say in which unit. */
  | 'durationUnitMissing'
  /** Its lines have no duration: no P95 comes out of it. */
  | 'durationNotLogged'
  /** The program (`name`) is not installed there. */
  | 'programMissing'
  /** No process is called `name`. */
  | 'processNotFound'
  /** No line begins with a time and a version. */
  | 'deploymentsNotUnderstood'
  /** Not read, and nothing better is known than `detail`. */
  | 'notRead';

export type TestFinding = {
  code: TestFindingCode;
  /** `error`: the part cannot be read; `warning`: it can, but not all or not safely; `info`: good to know. */
  severity: 'error' | 'warning' | 'info';
  /** Facts, redacted; never a secret. */
  params: Record<string, string | number>;
};

export function finding(
  severity: TestFinding['severity'],
  code: TestFindingCode,
  params: TestFinding['params'] = {},
): TestFinding {
  return { code, severity, params };
}
