/** One sweep of the read-only checks: of an environment, or of a pattern into the open incident. */
import { setTimeout as wait } from 'node:timers/promises';
import { isWithoutLevel } from '../../shared/diagnosis/level.ts';
import type { Level, Reading } from '../../shared/diagnosis/reading.ts';
import { describeReading } from '../../shared/text/describe-reading.ts';
import type { ContractClient } from '../control/control-client.ts';
import { uuidV7 } from '../host/system.ts';
import { chooseEnvironment, chooseOpenIncident } from './choose.ts';
import { type Command, type ExitCode, type Invocation, print, UsageError } from './command.ts';
import { withClient } from './core-access.ts';
import { readNumber } from './read-arguments.ts';

const pollMs = 100;

type Line = { name: string; level: Level; readings: readonly { reading: Reading; level: Level }[] };

export const checkCommand: Command = {
  usage: ['hikeshi check [--env NAME]', 'hikeshi check --pattern N [--incident N]'],
  summary: 'check',
  options: {
    env: { type: 'string', placeholder: 'NAME', help: 'environment' },
    pattern: { type: 'string', placeholder: 'N', help: 'pattern' },
    incident: { type: 'string', placeholder: 'N', help: 'incident' },
  },
  async run(invocation) {
    const { positionals, values, text } = invocation;
    if (positionals.length > 0) throw new UsageError(text.wrongUsage(checkCommand.usage.join(' | ')));
    const { pattern } = values;
    return withClient(invocation, (client) =>
      pattern === undefined ? checkEnvironment(client, invocation) : checkPattern(client, invocation, pattern),
    );
  },
};

async function checkEnvironment(client: ContractClient, invocation: Invocation): Promise<ExitCode> {
  const { text, values } = invocation;
  const { environment } = await chooseEnvironment(client, values.env, text);
  const tests = await client.environments.test({ environment });
  if (tests.length === 0) throw new UsageError(text.nothingToCheck(environment.name));
  return report(
    invocation,
    tests,
    tests.map(({ part, target, level, readings }) => ({ name: `${text.parts[part]}  ${target}`, level, readings })),
  );
}

async function checkPattern(client: ContractClient, invocation: Invocation, named: string): Promise<ExitCode> {
  const { text, values } = invocation;
  const number = readNumber(named, 1_000);
  if (number === null) throw new UsageError(text.badNumber('--pattern', named));
  const { incidentId, environmentName } = await chooseOpenIncident(client, values.incident, text);
  if (values.env !== undefined && values.env !== environmentName) {
    throw new UsageError(text.incidentUsesOther(environmentName ?? '-'));
  }
  const { state } = await client.incidents.get({ incidentId });
  if (state.runbook === null) throw new UsageError(text.noRunbookBound);
  const { runbook } = await client.runbooks.get({ hash: state.runbook.hash });
  const pattern = runbook.patterns.find((each) => each.number === number);
  if (pattern === undefined) throw new UsageError(text.noSuchPattern(named));
  const { sweepId } = await client.incidents.sweep({
    incidentId,
    commandId: uuidV7(),
    scope: 'pattern',
    patternId: pattern.id,
  });
  let view = await client.incidents.get({ incidentId });
  while (view.sweeps.some((sweep) => sweep.sweepId === sweepId)) {
    await wait(pollMs);
    view = await client.incidents.get({ incidentId });
  }
  const checks = view.state.checks.filter((check) => check.sweepId === sweepId);
  return report(
    invocation,
    checks,
    checks.map(({ title, target, level, readings }) => ({ name: title || target, level, readings })),
  );
}

/** A fact that nothing judges, such as a deployment: calling it unknown would say that it could not be read. */
const noLevel = '–';

function report(invocation: Invocation, value: unknown, checks: readonly Line[]): ExitCode {
  const { text, language } = invocation;
  print(
    invocation,
    value,
    checks.flatMap(({ name, level, readings }) => [
      `${readings.length > 0 && readings.every(isWithoutLevel) ? noLevel : text.levels[level]}  ${name}`,
      ...readings.map(
        (each) =>
          `    ${isWithoutLevel(each) ? noLevel : text.levels[each.level]}  ${describeReading(each.reading, language)}`,
      ),
    ]),
  );
  return checks.some(isFinding) ? 1 : 0;
}

/** A level that is not normal, or a thing that could not be read. What was read and has no bounds (a log's lines) is neither. */
function isFinding({ level, readings }: Line): boolean {
  return level === 'warning' || level === 'critical' || readings.some(({ reading }) => isUnread(reading));
}

function isUnread(reading: Reading): boolean {
  if (reading.kind === 'http' || reading.kind === 'database') return reading.outcome !== 'answered';
  return reading.kind === 'unreadable';
}
