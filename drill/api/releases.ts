/**
 * The releases of the TODO API and what each one does wrong. A deployment writes its version into the configuration and
 * restarts the API; a rollback does the same with the version before.
 */
import { ConfigError } from './config.ts';

export type Release = {
  /** Forgets to give its database connection back when a todo is not found. */
  leaksConnections: boolean;
  /** Reads `todos.priority`, which a migration has to add first. */
  readsPriority: boolean;
  /** Fills one of the two shards of the preferences that requests take turns on. */
  fillsOneShard: boolean;
  /** Needs a setting that nobody added to the configuration, and ends without it. */
  needsSessionStore: boolean;
};

const sound: Release = {
  leaksConnections: false,
  readsPriority: false,
  fillsOneShard: false,
  needsSessionStore: false,
};

export const releases = {
  'v1.4.0': sound,
  'v1.4.1': sound,
  'v1.4.2': sound,
  'v1.4.3': { ...sound, leaksConnections: true },
  'v1.5.0': { ...sound, fillsOneShard: true },
  'v1.5.1': { ...sound, readsPriority: true },
  'v1.6.0': { ...sound, needsSessionStore: true },
} as const satisfies Record<string, Release>;

export type Version = keyof typeof releases;

/** Throws {@link ConfigError} for a version that was never built. */
export function releaseOf(version: string): Release {
  const release = (releases as Record<string, Release>)[version];
  if (release === undefined) throw new ConfigError(`config error: there is no release ${version}`);
  return release;
}
