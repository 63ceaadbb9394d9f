/** A whole pattern swept at once, to its last row on disk, beside its slowest check alone and beside the same commands in a shell. */
import { readFileSync } from 'node:fs';
import { uuidV7 } from '../server/host/system.ts';
import type { Environment } from '../shared/environment/environment.ts';
import { type Comparison, compare, type Omission } from './compare.ts';
import { passwordOf, realPsql } from './database-probe.ts';
import { interleave, type Turns, type Way } from './interleave.ts';
import type { Practice } from './practice.ts';
import { installedProgram, runProgram } from './run-program.ts';

export async function benchSweep(practice: Practice, turns: Turns): Promise<(Comparison | Omission)[]> {
  return [
    ...(await benchPattern(practice, turns, {
      patternId: 'pattern-2',
      title: 'sweep of pattern 2, one check of which takes its time',
    })),
    ...(await benchPattern(practice, turns, {
      patternId: 'pattern-3',
      title: 'sweep of pattern 3, where every check is quick and the processor is what takes time',
    })),
  ];
}

type Plan = { patternId: string; title: string };

async function benchPattern(practice: Practice, turns: Turns, { patternId, title }: Plan) {
  const { client } = practice;
  const incidentId = await practice.declare();
  const sweep: Way = { name: 'incidents.sweep', run: async () => void (await practice.sweep(incidentId, patternId)) };
  const slowestId = await slowestCheckOf(practice, incidentId, patternId);
  const slowest: Way = {
    name: `slowest check alone (${slowestId})`,
    run: async () => {
      await client.incidents.runCheck({ incidentId, commandId: uuidV7(), runbookCommandId: slowestId, inputs: {} });
    },
  };
  const shell = shellWay(practice, patternId);
  const [swept, alone, typed] = await interleave([sweep, slowest, ...(shell === null ? [] : [shell])], turns);
  if (swept === undefined || alone === undefined) throw new Error('nothing was measured');
  return [
    compare(title, swept, alone, { kind: 'ratio', atMost: 1.3 }),
    typed === undefined
      ? { title, rival: 'shell', reason: 'bash or psql is not installed' }
      : compare(title, swept, typed, { kind: 'ratio', atMost: 1 }),
  ];
}

async function slowestCheckOf(practice: Practice, incidentId: string, patternId: string): Promise<string> {
  const sweepId = await practice.sweep(incidentId, patternId);
  const { state } = await practice.settled(incidentId);
  const own = state.checks.filter((check) => check.sweepId === sweepId && !check.checkId.startsWith('baseline/'));
  const [first] = own.toSorted((one, other) => other.durationMs - one.durationMs);
  if (first === undefined) throw new Error(`nothing was read of ${patternId}`);
  return first.checkId;
}

/** The pattern's first checks, pointed at the drill, one after the other as a person would type them. Null without a shell. */
function shellWay({ runbook, environment }: Practice, patternId: string): Way | null {
  const bash = installedProgram('bash');
  const psql = realPsql();
  const { database } = environment;
  if (bash === null || psql === null || database === null) return null;
  const steps = runbook.patterns
    .filter(({ id }) => id === patternId)
    .flatMap(({ procedures }) => procedures.flatMap(({ kind, steps }) => (kind === 'checks' ? steps : [])));
  const commands = steps
    .flatMap((step) => step.commands)
    .filter(({ placeholders }) => placeholders.length === 0)
    .map(({ text }) => pointedAt(environment, psql, text));
  const env = { PGPASSWORD: passwordOf(database.password), PGSSLMODE: 'disable' };
  const script = commands.join('\n');
  return {
    name: `the same ${commands.length} commands in a shell`,
    run: async () => void (await runProgram(bash, ['-c', script], env)),
  };
}

function pointedAt({ api, database, logs }: Environment, psql: string, command: string): string {
  const log = (role: string) => logs.find((each) => each.role === role)?.path ?? '/dev/null';
  const token = api?.token?.kind === 'file' ? readFileSync(api.token.path, 'utf8').trim() : '';
  const login = `-h ${database?.host} -p ${database?.port} -U ${database?.user} -d ${database?.database}`;
  return (
    command
      .replace(/^sudo /u, '')
      // The app takes the second screen, since the first one of top measures nothing; so does a person who wants to know.
      .replace('top -bn1 | head', 'top -b -n 2 -d 1 | tail')
      .replace(/^psql -h \S+ -U \S+ -d \S+/u, `${psql} -X ${login}`)
      .replaceAll('http://localhost:8080', api?.baseUrl ?? '')
      .replaceAll('<token>', token)
      .replaceAll('/var/log/todo-api/app.log', log('application'))
      .replaceAll('/var/log/todo-api/access.log', log('access'))
      .replaceAll('/var/log/postgresql/postgresql-*.log', log('database'))
  );
}
