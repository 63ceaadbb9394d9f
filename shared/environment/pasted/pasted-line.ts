/** What a pasted line tells of an environment. Secrets lie apart from it: they go to the keeper of secrets, never into an environment. */
import type { Environment } from '../environment.ts';

type Api = NonNullable<Environment['api']>;
type Database = NonNullable<Environment['database']>;

/** Partial values: what the line does not say is absent. A part that it says nothing of is null. */
export type PastedParts = {
  api: Partial<Pick<Api, 'baseUrl' | 'path' | 'token' | 'healthPath' | 'endpoints'>> | null;
  database: Partial<Database> | null;
  /** Machines reached by ssh, by their alias. */
  hosts: { name: string; alias: string }[];
};

export type SecretField = 'apiToken' | 'databasePassword';
export type PastedSecret = { field: SecretField; value: string };

/** What was found in the text, in its order, each once. */
export type PastedSource =
  | 'psql'
  | 'curl'
  | 'databaseAddress'
  | 'webAddress'
  | 'variables'
  | 'ssh'
  | 'sshAlias'
  | 'portForward';

export type PastedFindingCode =
  /** Nothing of the text tells of an environment. */
  | 'nothingUnderstood'
  /** Longer than any command line; not read. */
  | 'tooLong'
  /** Something to be filled in stands at `field`; left out. */
  | 'placeholder'
  /** `field` is a variable `name` or something else that a shell would have to work out; left out. */
  | 'variable'
  /** A secret is named by the variable `name`: kept as a reference to it. */
  | 'variableReference'
  /** `field` cannot be what is written there; left out. */
  | 'notUsable'
  /** TLS is asked for less strictly (`from`) than the environment will: certificate and name are verified. */
  | 'sslModeRaised'
  /** Not encrypted to the database itself, since the forward around it is. */
  | 'plainInsideForward'
  /** The address has several hosts: the first one is taken, `others` are not. */
  | 'severalHosts'
  /** No host is named; this machine is taken. */
  | 'hostAssumed'
  /** A Unix socket (`path`) is named: a database is reached by TCP alone. */
  | 'localSocket'
  /** The user and password are not percent-encoded as an address wants them; read as meant. */
  | 'notEncoded'
  /** Connection parameters (`names`) that are not used. */
  | 'parametersNotUsed'
  /** The connection is named by a service file, which is not read. */
  | 'serviceFile'
  /** A way to sign in (`scheme`) other than a bearer token; not taken over. */
  | 'schemeNotUsed'
  /** The query of the address, which may hold secrets, is left out. */
  | 'queryLeftOut'
  /** The request would change something (`method`): its address is taken, its path is not read. */
  | 'notALook'
  /** The line does not verify TLS; the environment does. */
  | 'tlsVerifiedAnyway'
  /** ssh's `options` are not part of an alias; they belong into ~/.ssh/config. */
  | 'sshOptionsNotKept'
  /** Which part the forward to `host` and `port` is for was told by its port alone. */
  | 'forwardGuessed'
  /** The forward's own port is not known before it is open. */
  | 'localPortUnknown'
  /** The host behind the alias has its own way to the password; the one in the line is not taken. */
  | 'passwordStaysOnHost'
  /** The command runs inside a container, where nothing can be reached. */
  | 'insideContainer';

/** `params` hold names and numbers, never a secret. */
export type PastedFinding = { code: PastedFindingCode; params: Record<string, string> };

export type PastedLine = {
  sources: PastedSource[];
  parts: PastedParts;
  secrets: PastedSecret[];
  findings: PastedFinding[];
};
