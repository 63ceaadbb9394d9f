/** Where a secret comes from, as typed; never the secret. */
import type { SecretRef } from '../../../../shared/environment/environment.ts';
import { readShellLine } from '../../../../shared/runbook/commands/shell-words.ts';
import { type Fault, readFilePath } from './mistakes.ts';

export type SecretKind = SecretRef['kind'] | 'none';

export type SecretForm = {
  kind: SecretKind;
  envName: string;
  filePath: string;
  /** A command line, split into words as a shell splits it and started without one. */
  program: string;
};

export const noSecret: SecretForm = { kind: 'none', envName: '', filePath: '', program: '' };

const mostWords = 20;

export function secretForm(ref: SecretRef | null): SecretForm {
  if (ref === null) return noSecret;
  return {
    kind: ref.kind,
    envName: ref.kind === 'env' ? ref.name : '',
    filePath: ref.kind === 'file' ? ref.path : '',
    program: ref.kind === 'program' ? ref.argv.map(quoted).join(' ') : '',
  };
}

/** `storedId` is the secret's name in the host's key store. */
export function readSecret(field: string, storedId: string, secret: SecretForm, fault: Fault): SecretRef | null {
  switch (secret.kind) {
    case 'none':
      return null;
    case 'env': {
      const name = secret.envName.trim();
      const wrong = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? null : 'envNameInvalid';
      fault(`${field}.envName`, name === '' ? 'required' : wrong);
      return { kind: 'env', name };
    }
    case 'file': {
      const path = readFilePath(`${field}.filePath`, secret.filePath, fault);
      fault(`${field}.filePath`, path === null ? 'required' : null);
      return { kind: 'file', path: path ?? '' };
    }
    case 'program': {
      const argv = argvOf(secret.program);
      fault(`${field}.program`, secret.program.trim() === '' ? 'required' : argv === null ? 'argvInvalid' : null);
      return { kind: 'program', argv: argv ?? [''] };
    }
    case 'stored':
      return { kind: 'stored', id: storedId };
    case 'pgpass':
    case 'ask':
      return { kind: secret.kind };
  }
}

/** The words of one plain command; null where only a shell could say what they are. */
function argvOf(text: string): string[] | null {
  const { pipelines, background, unsupported } = readShellLine(text);
  const [pipeline = [], ...more] = pipelines;
  const [stage, ...stages] = pipeline;
  if (stage === undefined || more.length + stages.length > 0 || background || unsupported) return null;
  const { assignments, redirects, words } = stage;
  if (assignments.length + redirects.length > 0 || words.length === 0 || words.length > mostWords) return null;
  const plain = words.every(({ expands, tilde, glob }) => !expands && !tilde && glob !== 'open');
  return plain ? words.map((word) => word.text) : null;
}

function quoted(word: string): string {
  return /^[\w@%+:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
