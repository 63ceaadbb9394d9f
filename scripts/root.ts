import { delimiter, dirname, join } from 'node:path';

/** The folder of the whole project. */
export const root = dirname(import.meta.dirname);

/** What every run leaves behind for a person to look at; emptied at the start of each test run. */
export const testResults = join(root, 'test-results');

/** The environment for child processes: the Node and the tools of node_modules come first on the path. */
export function childEnvironment(additions: Record<string, string> = {}): NodeJS.ProcessEnv {
  const tools = join(root, 'node_modules', '.bin');
  const ownNode = dirname(process.execPath);
  const pathKey = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...process.env, [pathKey]: [ownNode, tools, process.env[pathKey] ?? ''].join(delimiter), ...additions };
}
