import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { describeFirstLoad, measureFirstLoad } from './first-load.ts';
import { root } from './root.ts';

/** What is built together. Paths are relative to the project. */
export type BuildTarget = {
  name: string;
  /** Whatever, when changed, makes the output stale. */
  inputs: string[];
  outputs: string[];
  run: () => Promise<void>;
};

const buildItself = ['scripts', 'package-lock.json'];

export const buildTargets: BuildTarget[] = [
  {
    name: 'renderer',
    inputs: ['renderer', 'shared', ...buildItself],
    outputs: ['dist/renderer'],
    run: async () => {
      await viteBuild((await import('./vite/renderer.ts')).rendererBuild);
      const load = measureFirstLoad(join(root, 'dist', 'renderer'));
      console.log(describeFirstLoad(load));
      if (load.totalBytes > load.limitBytes) {
        throw new Error("the renderer's first load is too large: import what the first screen does not need lazily");
      }
    },
  },
  {
    name: 'node',
    inputs: ['electron', 'server', 'core', 'drill', 'shared', ...buildItself],
    outputs: ['dist/main', 'dist/server', 'dist/cli', 'dist/drill', 'dist/backup', 'dist/chunks'],
    run: async () => viteBuild((await import('./vite/node.ts')).nodeBuild),
  },
  {
    name: 'preload',
    inputs: ['electron', 'shared', ...buildItself],
    outputs: ['dist/preload'],
    run: async () => viteBuild((await import('./vite/preload.ts')).preloadBuild),
  },
  {
    name: 'assets',
    inputs: ['migrations', 'runbooks', ...buildItself],
    outputs: ['dist/migrations', 'dist/runbooks'],
    run: async () => {
      for (const folder of ['migrations', 'runbooks']) {
        cpSync(join(root, folder), join(root, 'dist', folder), { recursive: true });
      }
    },
  },
];

async function viteBuild(config: InlineConfig): Promise<void> {
  const { build } = await import('vite');
  await build(config);
}
