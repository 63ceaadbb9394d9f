import type { InlineConfig } from 'vite';
import { root } from '../root.ts';

/** The bridge between page and main process. A sandboxed preload must be one CommonJS file and can require electron alone. */
export const preloadBuild: InlineConfig = {
  configFile: false,
  logLevel: 'warn',
  root,
  publicDir: false,
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: `${root}/electron/preload.ts`,
    outDir: `${root}/dist/preload`,
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    },
  },
};
