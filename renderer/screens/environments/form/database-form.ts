/** The database's part of an environment, as typed. */
import { isLoopbackHost } from '../../../../shared/environment/address.ts';
import type { Environment } from '../../../../shared/environment/environment.ts';
import { type Fault, readFilePath, readPort, readText } from './mistakes.ts';
import { directPath, type PathForm, pathForm, readDatabasePath } from './path-form.ts';
import { noSecret, readSecret, type SecretForm, secretForm } from './secret-form.ts';

export type DatabaseForm = {
  on: boolean;
  host: string;
  port: string;
  name: string;
  user: string;
  sslMode: 'disable' | 'verify-full';
  caFile: string;
  password: SecretForm;
  path: PathForm;
  /** Who ends sessions; empty where that is the one who looks. */
  operatorUser: string;
  operatorPassword: SecretForm;
};

export const emptyDatabase: DatabaseForm = {
  on: false,
  host: '',
  port: '5432',
  name: '',
  user: '',
  sslMode: 'verify-full',
  caFile: '',
  password: noSecret,
  path: directPath,
  operatorUser: '',
  operatorPassword: noSecret,
};

export function databaseForm(database: Environment['database']): DatabaseForm {
  if (database === null) return emptyDatabase;
  return {
    on: true,
    host: database.host,
    port: String(database.port),
    name: database.database,
    user: database.user,
    sslMode: database.sslMode,
    caFile: database.caFile ?? '',
    password: secretForm(database.password),
    path: pathForm(database.path),
    operatorUser: database.operator?.user ?? '',
    operatorPassword: secretForm(database.operator?.password ?? null),
  };
}

export function readDatabase(environmentId: string, database: DatabaseForm, fault: Fault): Environment['database'] {
  if (!database.on) return null;
  const host = database.host.trim();
  const path = readDatabasePath('database.path', database.path, fault);
  fault('database.host', host === '' ? 'required' : null);
  fault('database.name', database.name.trim() === '' ? 'required' : null);
  fault('database.user', database.user.trim() === '' ? 'required' : null);
  const plainFarAway = database.sslMode === 'disable' && path.kind === 'direct' && !isLoopbackHost(host);
  fault('database.sslMode', host !== '' && plainFarAway ? 'plainNotLoopback' : null);
  return {
    host,
    port: readPort('database.port', database.port, fault),
    database: database.name.trim(),
    user: database.user.trim(),
    sslMode: database.sslMode,
    caFile: database.sslMode === 'disable' ? null : readFilePath('database.caFile', database.caFile, fault),
    password: readSecret('database.password', `${environmentId}/databasePassword`, database.password, fault),
    path,
    operator: readOperator(environmentId, database, fault),
  };
}

function readOperator(
  environmentId: string,
  { operatorUser, operatorPassword }: DatabaseForm,
  fault: Fault,
): NonNullable<Environment['database']>['operator'] {
  const user = readText('database.operatorUser', operatorUser, 120, fault);
  if (user === '') return null;
  const storedId = `${environmentId}/operatorPassword`;
  return { user, password: readSecret('database.operatorPassword', storedId, operatorPassword, fault) };
}
