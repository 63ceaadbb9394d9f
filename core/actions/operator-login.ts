/** As whom, and by which way, the sessions of an environment's database are told something. */
import { type Problem, problem } from '../../shared/contract/problem.ts';
import type { Environment, SecretRef } from '../../shared/environment/environment.ts';
import { checkContext, secretSlot } from '../check-context.ts';
import { expectFound, toContractError } from '../expected.ts';
import { viaText } from '../probes/path/way.ts';
import { connectionSettings } from '../probes/postgres/connection-settings.ts';
import { DatabaseRefusal } from '../probes/postgres/database-refusal.ts';
import { passwordFromPgpass } from '../probes/postgres/pgpass.ts';
import type { ConnectionSettings } from '../probes/postgres/read-only-session.ts';
import type { ProbeContext } from '../probes/probe.ts';
import type { Services } from '../services.ts';

export type OperatorLogin = {
  settings: ConnectionSettings;
  /** `127.0.0.1:5432/shop as oncall_ops`. */
  target: string;
};

/** A password that was typed is kept in memory for this session, and is taken out of every text from then on. */
export async function operatorLogin(
  services: Services,
  environment: Environment,
  password: string | null,
  cancel: AbortSignal,
): Promise<OperatorLogin> {
  const database = expectFound(environment.database, 'actionNoDatabase');
  if (database.path.kind === 'psqlOverSsh') throw toContractError(problem('NOT_POSSIBLE', 'actionNeedsConnection'));
  const operator = database.operator ?? null;
  const slot = secretSlot(environment.id, operator === null ? 'databasePassword' : 'operatorPassword');
  const own = operator === null ? database.password : operator.password;
  if (password !== null) await services.secrets.keep(null, slot, password);
  const asked: SecretRef = { kind: 'ask' };
  const login = {
    ...database,
    user: operator?.user ?? database.user,
    password: password === null ? own : asked,
  };
  const context: ProbeContext = {
    ...checkContext(services, environment, null, cancel),
    resolveSecret: async (ref, wanted) => {
      const value = await services.secrets.resolve(ref, slot, wanted);
      if (value !== null || ref.kind !== 'pgpass') return value;
      const found = await passwordFromPgpass(login, process.env);
      if (found !== null) services.secrets.remember(found);
      return found;
    },
  };
  const target = `${login.host}:${login.port}/${login.database} as ${login.user}${viaText(login.path)}`;
  try {
    return { settings: await connectionSettings(login, context), target };
  } catch (error) {
    throw error instanceof DatabaseRefusal ? toContractError(notConnected(services, error, target)) : error;
  }
}

/** Why the connection could not be had, as the contract says it. */
export function notConnected({ redact }: Pick<Services, 'redact'>, refusal: DatabaseRefusal, target: string): Problem {
  const { outcome, message } = refusal;
  const params = { target, detail: redact(message) };
  switch (outcome) {
    case 'tooManyConnections':
      return problem('NOT_POSSIBLE', 'actionDatabaseFull', params);
    case 'authFailed':
    case 'secretMissing':
      return problem('NOT_POSSIBLE', 'actionLoginFailed', params);
    case 'noPath':
      return problem('NOT_POSSIBLE', 'actionNoPath', params);
    default:
      return problem('NOT_POSSIBLE', 'actionNotConnected', params);
  }
}
