/**
 * Where the files lie that the app reads while it runs: migrations, the bundled runbooks, and what the build made.
 *
 * From the sources (`node server/cli.ts`) they lie in the project's own folders. From a bundle they lie in `dist/`,
 * where the build copies them. Sources and bundles both lie exactly one folder below the root they are looked up from
 * (`core/assets.ts`, `dist/cli/hikeshi.js`, `dist/chunks/….js`), so one step up leads there in both.
 */
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const runsFromSource = import.meta.filename.endsWith('.ts');
const sourceRoot = join(import.meta.dirname, '..');
const builtRoot = runsFromSource ? join(sourceRoot, 'dist') : sourceRoot;

/** The address of a file that is kept in the project by hand, such as `migrations/001-….sql` or `runbooks/….md`. */
export function assetUrl(relativePath: `migrations/${string}` | `runbooks/${string}`): URL {
  return pathToFileURL(join(sourceRoot, ...relativePath.split('/')));
}

/** The address of something that the build makes, such as `renderer/`; a trailing slash makes it a folder's. */
export function builtUrl(relativePath: `renderer/${string}` | `preload/${string}` | `drill/${string}`): URL {
  const path = join(builtRoot, ...relativePath.split('/'));
  return pathToFileURL(relativePath.endsWith('/') && !path.endsWith(sep) ? path + sep : path);
}
