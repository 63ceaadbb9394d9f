/** The API's configuration file. The drill writes it; the API reads it once, when it starts. */
import { readFileSync } from 'node:fs';

export type ApiConfig = {
  /** The release that runs, e.g. `v1.4.2`. */
  version: string;
  port: number;
  database: {
    host: string;
    port: number;
    name: string;
    user: string;
    passwordFile: string;
    poolSize: number;
    /** How long a request may wait for one of the pool's connections. */
    poolWaitMs: number;
    /** How long a new connection is tried while the server has none left. */
    connectMs: number;
    statementMs: number;
  };
};

/** What is wrong with the configuration, in the words of the log. */
export class ConfigError extends Error {}

/** Throws {@link ConfigError}. */
export function loadConfig(file: string): ApiConfig {
  const config = parse(file);
  requireKey(config, 'version', 'string');
  requireKey(config, 'port', 'number');
  requireKey(config, 'database', 'object');
  const database = (config as { database: object }).database;
  for (const key of ['host', 'name', 'user', 'passwordFile']) requireKey(database, key, 'string', 'database.');
  for (const key of ['port', 'poolSize', 'poolWaitMs', 'connectMs', 'statementMs']) {
    requireKey(database, key, 'number', 'database.');
  }
  return config as ApiConfig;
}

function parse(file: string): object {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value === 'object' && value !== null) return value;
    throw new ConfigError('not a JSON object');
  } catch (error) {
    const reason = error instanceof Error ? error.message.replaceAll('\n', ' ') : String(error);
    throw new ConfigError(`config error: failed to load ${file}: ${reason}`);
  }
}

function requireKey(parent: object, key: string, type: 'string' | 'number' | 'object', prefix = ''): void {
  const value = (parent as Record<string, unknown>)[key];
  if (typeof value === type && value !== null) return;
  throw new ConfigError(
    `config error: ${prefix}${key} must be a ${type}, and is ${JSON.stringify(value) ?? 'missing'}`,
  );
}
