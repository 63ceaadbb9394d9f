/** What is told so far of a pasted text, and how single values are taken into it. */
import type { Environment, SecretRef } from '../environment.ts';
import type { PastedFinding, PastedFindingCode, PastedSource, SecretField } from './pasted-line.ts';

/** A port of this machine that leads to another's. */
export type Forward = {
  localPort: number;
  host: string;
  port: number;
  path: { kind: 'tunnel'; localPort: number } | { kind: 'ssh'; alias: string };
};

export type Collected = {
  sources: Set<PastedSource>;
  database: Partial<NonNullable<Environment['database']>>;
  /** As written, before it is decided what the environment asks for. */
  sslMode: string | null;
  api: Partial<Pick<NonNullable<Environment['api']>, 'baseUrl' | 'path' | 'token' | 'healthPath'>>;
  endpoints: string[];
  aliases: string[];
  forwards: Forward[];
  secrets: Map<SecretField, string>;
  findings: PastedFinding[];
};

export function nothingCollected(): Collected {
  return {
    sources: new Set(),
    database: {},
    sslMode: null,
    api: {},
    endpoints: [],
    aliases: [],
    forwards: [],
    secrets: new Map(),
    findings: [],
  };
}

/** Adds a finding once. */
export function say({ findings }: Collected, code: PastedFindingCode, params: PastedFinding['params'] = {}): void {
  const same = JSON.stringify(params);
  if (findings.some((finding) => finding.code === code && JSON.stringify(finding.params) === same)) return;
  findings.push({ code, params });
}

/** A value as a command line has it; `expands` where only a shell could tell what it becomes. */
export type Told = { text: string; expands: boolean };

const wholeVariable = /^\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))$/;

/** The value, or null with a finding where it is a variable, something to fill in, or not what the field can hold. */
export function plainValueOf(
  collected: Collected,
  field: string,
  { text, expands }: Told,
  isUsable: (text: string) => boolean = isPlain,
): string | null {
  if (text === '') return null;
  const variable = variableOf(text);
  if (variable !== null || expands) say(collected, 'variable', { field, name: variable ?? '' });
  else if (holdsPlaceholder(text)) say(collected, 'placeholder', { field });
  else if (!isUsable(text)) say(collected, 'notUsable', { field });
  else return text;
  return null;
}

/** Keeps a secret apart, and answers the reference that the environment gets for it: to its variable, or to what is asked for. */
export function secretOf(collected: Collected, field: SecretField, { text, expands }: Told): SecretRef | null {
  if (text === '') return null;
  const name = variableOf(text);
  if (name !== null) {
    say(collected, 'variableReference', { field, name });
    return { kind: 'env', name };
  }
  if (expands) say(collected, 'variable', { field, name: '' });
  else if (isPlaceholder(text)) say(collected, 'placeholder', { field });
  else {
    collected.secrets.set(field, text);
    return { kind: 'ask' };
  }
  return null;
}

function variableOf(text: string): string | null {
  const [, braced, bare] = wholeVariable.exec(text) ?? [];
  return braced ?? bare ?? null;
}

/** What documents leave to be filled in, as a whole: `<host>`, `{{token}}`, `YOUR_PASSWORD`, `xxxx`, `***`. */
function isPlaceholder(text: string): boolean {
  return (
    /^(?:<[^<>]{1,60}>|\{\{[^{}]*\}\}|\{[^{}]*\}|\[[^\]:]*\])$/.test(text) ||
    /^(?:your[-_ ]?\w.*|x{3,}|\*{2,}|\.{3,}|…+|redacted)$/i.test(text)
  );
}

/** A part of a name or an address may be left to be filled in too; a secret may well hold such signs. */
export function holdsPlaceholder(text: string): boolean {
  return isPlaceholder(text) || /<[^<>]{1,60}>|\{\{[^{}]*\}\}/.test(text);
}

/** A name of a host, an IPv4 or an IPv6 address. */
export function isHostName(text: string): boolean {
  return (
    text.length <= 255 &&
    /^(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_.])?|[0-9A-Fa-f]*:[0-9A-Fa-f:.]+)$/u.test(text)
  );
}

export function portOf(text: string): number | null {
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}

function isPlain(text: string): boolean {
  return text.length <= 1_000 && !/\p{Cc}/u.test(text);
}
