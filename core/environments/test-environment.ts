/** Every part of an environment read once, live, as the form holds it now: what it reads, and what is wrong with how it is set up. */
import type { EnvironmentTest } from '../../shared/contract/view.ts';
import { levelOf, levelOfCheck, thresholdsOf } from '../../shared/diagnosis/level.ts';
import type { Reading } from '../../shared/diagnosis/reading.ts';
import { accessLogFindings } from '../../shared/environment/access-log-findings.ts';
import type { Environment, SecretRef } from '../../shared/environment/environment.ts';
import { grantFindings } from '../../shared/environment/grant-findings.ts';
import { findingsOf, secretFindings } from '../../shared/environment/reading-findings.ts';
import type { TestFinding } from '../../shared/environment/test-finding.ts';
import { lookStatementsOf } from '../../shared/runbook/look-statements.ts';
import { checkContext, secretSlot } from '../check-context.ts';
import { probePath } from '../probes/path/path-probe.ts';
import { readGrants } from '../probes/postgres/grants.ts';
import type { CheckOutcome } from '../probes/probe.ts';
import { sweep } from '../probes/sweep.ts';
import type { Services } from '../services.ts';
import { isReadUnnamed, type PartToTest, partsToTest } from './parts-to-test.ts';

/** Nothing is saved. Tests come in the order of the form, the way to a target before the target. */
export async function testEnvironment(
  services: Services,
  { environment, parts: wanted }: { environment: Environment; parts?: PartToTest['part'][] | undefined },
  cancel: AbortSignal,
): Promise<EnvironmentTest[]> {
  const runbook = services.runbooks.of(environment.runbookHash);
  const context = checkContext(services, environment, runbook, cancel);
  const parts = partsToTest(environment, context.hostname).filter(
    ({ part }) => wanted?.includes(part) ?? isReadUnnamed(part),
  );
  // The ways first: an ssh login is made here, and stays for the looks.
  const ways = await Promise.all(
    parts.map(({ path, isFirstOnPath }) => (isFirstOnPath ? probePath(path, context) : null)),
  );
  const outcomes = new Map<string, CheckOutcome>();
  const items = parts.flatMap(({ request }, index) => (request === null ? [] : [{ id: String(index), request }]));
  await sweep(items, context, { onStart() {}, onResult: (id, outcome) => outcomes.set(id, outcome) });
  const thresholds = thresholdsOf(runbook, environment);
  const hasSecret = secretsOf(services, environment);
  const tests: EnvironmentTest[] = [];
  for (const [index, part] of parts.entries()) {
    const outcome = outcomes.get(String(index)) ?? null;
    const found = outcome?.readings ?? unreadOf(part);
    const readings = found.map((reading) => ({ reading, level: levelOf(reading, thresholds) }));
    const findings = await findingsOfPart(part, outcome, await hasSecret(part));
    const isAnswered = readings.some(({ reading }) => reading.kind === 'database' && reading.outcome === 'answered');
    if (part.part === 'database' && isAnswered) {
      const grants = await readGrants(runbook ? lookStatementsOf(runbook) : [], context);
      if (grants) findings.push(...grantFindings(grants));
    }
    if (part.part === 'log' && part.about === 'access') {
      findings.push(...accessLogFindings(linesShown(outcome), part.target, environment.accessDurationUnit));
    }
    const { target = part.target, durationMs = 0 } = outcome ?? {};
    const way = wayOf(part, ways[index] ?? null, findings);
    if (way !== null) tests.push(way);
    tests.push({
      part: part.part,
      about: part.about,
      target,
      level: levelOfCheck(readings),
      readings,
      findings: findings.toSorted(byGravity),
      durationMs,
    });
  }
  return tests;
}

/** The lines of a log that was read, which stand below the head of the evidence. */
function linesShown(outcome: CheckOutcome | null): string[] {
  if (!outcome?.readings.some(({ kind }) => kind === 'log')) return [];
  const text = outcome.evidence?.text ?? '';
  const head = text.indexOf('\n\n');
  return head < 0 ? [] : text.slice(head + 2).split('\n');
}

/** A part that cannot be read as it is set up; one that is merely not to be read has no reading. */
function unreadOf({ known, target }: PartToTest): Reading[] {
  const isWrong = known.some(({ severity }) => severity === 'error');
  return isWrong ? [{ kind: 'unreadable', target, reason: 'notAllowed', detail: '' }] : [];
}

/** Whoever is asked to sign in has reached the dashboard. */
const fineForDashboards: ReadonlySet<TestFinding['code']> = new Set(['tokenNeeded', 'redirected']);

async function findingsOfPart(
  { part, known, secret, path, address }: PartToTest,
  outcome: CheckOutcome | null,
  hasSecret: boolean,
): Promise<TestFinding[]> {
  if (outcome === null) return [...known];
  const { readings, evidence } = outcome;
  const said = findingsOf({ readings, evidence: evidence?.text ?? '', path, secret, hasSecret, address });
  const counted = part === 'dashboard' ? said.filter(({ code }) => !fineForDashboards.has(code)) : said;
  return [...known, ...secretFindings(secret, hasSecret), ...counted];
}

function secretsOf({ secrets }: Services, { id, api }: Environment): (part: PartToTest) => Promise<boolean> {
  return ({ secret }) => {
    const field = secret !== null && secret === (api?.token as SecretRef | null) ? 'apiToken' : 'databasePassword';
    return secrets.has(secret, secretSlot(id, field), 'running');
  };
}

const pathCodes: ReadonlySet<TestFinding['code']> = new Set(['tunnelClosed', 'sshPathBroken']);

/** The way to the API or the database. One that took us in may still lead nowhere, which the look at its end tells. */
function wayOf(
  { part, path, address }: PartToTest,
  reading: Extract<Reading, { kind: 'path' }> | null,
  findings: readonly TestFinding[],
): EnvironmentTest | null {
  if (path.kind === 'direct' || reading === null) return null;
  const broken = findings.filter(({ code }) => pathCodes.has(code));
  const target = path.kind === 'tunnel' ? `localhost:${path.localPort} → ${address}` : `ssh ${path.alias} → ${address}`;
  return {
    part: 'path',
    about: part === 'database' ? 'database' : 'api',
    target,
    level: broken.length === 0 ? levelOf(reading, {}) : 'unknown',
    readings: broken.length === 0 || reading.fault !== null ? [{ reading, level: levelOf(reading, {}) }] : [],
    findings: broken,
    durationMs: reading.durationMs,
  };
}

const gravity: Record<TestFinding['severity'], number> = { error: 0, warning: 1, info: 2 };

function byGravity(one: TestFinding, other: TestFinding): number {
  return gravity[one.severity] - gravity[other.severity];
}
