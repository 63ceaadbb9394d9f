/** What the readings of a tested part say of how it is set up. */
import type { Outcome, Reading } from '../diagnosis/reading.ts';
import type { DatabasePath, Path, SecretRef } from './environment.ts';
import { finding, type TestFinding } from './test-finding.ts';

export type TestedPart = {
  readings: readonly Reading[];
  /** What the probe wrote down, redacted: it says more of TLS than the reading does. */
  evidence: string;
  path: Path | DatabasePath;
  secret: SecretRef | null;
  /** The secret could be had. */
  hasSecret: boolean;
  /** `host:port`. */
  address: string;
};

type Http = Extract<Reading, { kind: 'http' }>;
type Database = Extract<Reading, { kind: 'database' }>;

export function findingsOf(part: TestedPart): TestFinding[] {
  return part.readings.flatMap((reading) => {
    switch (reading.kind) {
      case 'http':
        return httpFindings(reading, part);
      case 'database':
        return databaseFindings(reading, part);
      case 'log':
        return reading.lines === 0 ? [finding('info', 'fileEmpty', { path: reading.source })] : [];
      case 'process':
        return reading.count === 0
          ? [finding('warning', 'processNotFound', { name: reading.name, hostname: reading.hostname })]
          : [];
      case 'unreadable':
        return unreadableFindings(reading, part);
      default:
        return [];
    }
  });
}

function httpFindings(reading: Http, part: TestedPart): TestFinding[] {
  if (reading.outcome !== 'answered') return connectionFindings(reading.outcome, part);
  const { path, status } = reading;
  const facts = { path, status: status ?? 0 };
  if (status === 401 || status === 403) {
    if (part.secret === null) return [finding('error', 'tokenNeeded', facts)];
    return part.hasSecret ? [finding('error', 'tokenRefused', facts)] : [];
  }
  if (status === 404 || status === 410) return [finding('error', 'noSuchPath', facts)];
  if (status === 405) return [finding('error', 'pathNotForReading', facts)];
  if (status !== null && status >= 300 && status < 400) return [finding('warning', 'redirected', facts)];
  return status !== null && status >= 400 ? [finding('warning', 'answersWithFailure', facts)] : [];
}

function databaseFindings({ outcome, sqlState, host, port, database }: Database, part: TestedPart): TestFinding[] {
  const facts = { host, port, database };
  switch (sqlState) {
    case '28P01':
      return part.hasSecret || part.secret?.kind === 'pgpass' ? [finding('error', 'passwordWrong', facts)] : [];
    case '28000':
      return [finding('error', 'loginRefused', facts)];
    case '3D000':
      return [finding('error', 'noSuchDatabase', facts)];
    case '42501':
      return [finding('error', 'mayNotConnect', facts)];
    case '57P03':
      return [finding('error', 'databaseStarting', facts)];
    case null:
      break;
    default:
      if (outcome === 'queryFailed') return [finding('error', 'queryFailed', { sqlState })];
  }
  switch (outcome) {
    case 'tooManyConnections':
      return [finding('error', 'noConnectionLeft', facts)];
    case 'authFailed':
      return part.hasSecret || part.secret?.kind === 'pgpass' ? [finding('error', 'passwordWrong', facts)] : [];
    default:
      return connectionFindings(outcome, part);
  }
}

/** The way there and TLS, which are the same for every target. */
function connectionFindings(outcome: Outcome, { path, address, evidence }: TestedPart): TestFinding[] {
  const host = address.replace(/:[0-9]+$/, '');
  switch (outcome) {
    case 'dns':
      return [finding('error', 'hostNotFound', { host })];
    case 'refused':
      return [finding('error', 'connectionRefused', { target: address })];
    case 'timeout':
      return [finding('error', 'timedOut', { target: address })];
    case 'reset':
      return [finding('error', 'connectionLost', { target: address })];
    case 'noPath':
      return [pathFinding(path, address)];
    case 'tls':
      return [tlsFinding(evidence, host)];
    case 'notAllowed':
    case 'invalid':
      return [finding('error', 'addressNotAllowed', { target: address })];
    default:
      return [];
  }
}

function pathFinding(path: TestedPart['path'], target: string): TestFinding {
  switch (path.kind) {
    case 'tunnel':
      return finding('error', 'tunnelClosed', { localPort: path.localPort, target });
    case 'ssh':
    case 'psqlOverSsh':
      return finding('error', 'sshPathBroken', { alias: path.alias, target });
    case 'direct':
      return finding('error', 'noRoute', { target });
  }
}

const tlsWords: readonly [RegExp, TestFinding['code']][] = [
  [/does not support SSL|not support TLS/i, 'tlsNotOffered'],
  [/altnames|hostname\/IP does not match|HOSTNAME_MISMATCH|ERR_TLS_CERT_ALTNAME/i, 'certificateOfAnother'],
  [/expired|not yet valid/i, 'certificateExpired'],
  [/self[- ]signed|unable to (?:get|verify)|unknown (?:ca|issuer)|local issuer|CA file/i, 'certificateUnknown'],
];

function tlsFinding(evidence: string, host: string): TestFinding {
  const code = tlsWords.find(([words]) => words.test(evidence))?.[1] ?? 'tlsFailed';
  return finding('error', code, { host });
}

function unreadableFindings(
  { reason, detail, target }: Extract<Reading, { kind: 'unreadable' }>,
  { path, address }: TestedPart,
): TestFinding[] {
  switch (reason) {
    case 'noPath':
      return [pathFinding(path, address)];
    case 'notFound':
      return [finding('error', 'fileNotFound', { target })];
    case 'notAllowed':
      return [finding('error', 'fileNotReadable', { target, detail })];
    case 'notInstalled':
      return [finding('error', 'programMissing', { target, detail })];
    case 'timeout':
      return [finding('error', 'timedOut', { target })];
    case 'cancelled':
    case 'justFull':
    case 'ownLimit':
    case 'queryGone':
    case 'queryCut':
    case 'notOneQuery':
    case 'hasParameters':
      return [finding('error', 'ownLimitReached', { target })];
    case 'secretMissing':
      // Said of the secret itself, which says how to mend it.
      return [];
    case 'failed':
      return [finding('error', 'notRead', { target, detail })];
  }
}

/** A secret that is named and cannot be had now. */
export function secretFindings(secret: SecretRef | null, hasSecret: boolean): TestFinding[] {
  // Whether ~/.pgpass holds an entry is seen by the driver alone.
  if (secret === null || hasSecret || secret.kind === 'pgpass') return [];
  return [finding('error', 'secretNotThere', { kind: secret.kind, name: nameOf(secret) })];
}

function nameOf(secret: SecretRef): string {
  switch (secret.kind) {
    case 'env':
      return secret.name;
    case 'file':
      return secret.path;
    case 'program':
      return secret.argv[0] ?? '';
    default:
      return '';
  }
}
