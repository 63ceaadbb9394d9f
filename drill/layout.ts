/** What lies where in the drill's folder; the log folders mirror /var/log of the service that the drill stands for. */
import { join } from 'node:path';

export type Layout = {
  directory: string;
  /** Facts about the running drill (0600): the way for another command to find, steer and stop it. */
  stateFile: string;
  /** The bearer token of the API's only user (0600). */
  tokenFile: string;
  /** The password of the responder's database role (0600). */
  passwordFile: string;
  /** That of the role which may end sessions (0600). */
  operatorPasswordFile: string;
  /** The API's own configuration, and the password of its database role (0600). */
  apiConfigFile: string;
  apiPasswordFile: string;
  /** Lines "ISO-time version description", newest last. */
  deploymentsFile: string;
  logDirectory: string;
  apiLogDirectory: string;
  logs: { application: string; access: string; database: string };
};

export function layoutOf(directory: string): Layout {
  const logDirectory = join(directory, 'log');
  const apiLogDirectory = join(logDirectory, 'todo-api');
  return {
    directory,
    stateFile: join(directory, 'drill.json'),
    tokenFile: join(directory, 'api-token'),
    passwordFile: join(directory, 'database-password'),
    operatorPasswordFile: join(directory, 'operator-password'),
    apiConfigFile: join(directory, 'todo-api.json'),
    apiPasswordFile: join(directory, 'todo-api-database-password'),
    deploymentsFile: join(directory, 'deployments.log'),
    logDirectory,
    apiLogDirectory,
    logs: {
      application: join(apiLogDirectory, 'app.log'),
      access: join(apiLogDirectory, 'access.log'),
      database: join(logDirectory, 'postgresql', 'postgresql-drill.log'),
    },
  };
}
