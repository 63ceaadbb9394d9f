/**
 * The built program in a folder of its own, so that a run always tries one build whatever is built meanwhile, and so that a build can
 * be changed: with a newer schema, or with a promise taken out of it to see that a test notices.
 */
import {
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../scripts/root.ts';

export type Build = {
  /** The command line's program, to be run with this Node. */
  program: string;
  migrations: string;
  remove(): void;
};

/** @throws Error where nothing was built. */
export function copyBuild(from: string = root): Build {
  if (!existsSync(join(from, 'dist', 'cli', 'hikeshi.js'))) throw new Error('run "npm run build" first');
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-build-'));
  cpSync(join(from, 'dist'), join(folder, 'dist'), { recursive: true });
  cpSync(join(from, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return {
    program: join(folder, 'dist', 'cli', 'hikeshi.js'),
    migrations: join(folder, 'dist', 'migrations'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Adds a migration after the last; answers its number, which is the version of a record that it was applied to. */
export function addMigration({ migrations }: Build, sql: string): number {
  const version = readdirSync(migrations).filter((name) => name.endsWith('.sql')).length + 1;
  writeFileSync(join(migrations, `${String(version).padStart(4, '0')}-of-a-later-version.sql`), sql);
  return version;
}

/**
 * Replaces each of the texts, which must be there exactly once, in the code of the build.
 *
 * @throws Error where one is not.
 */
export function changeCode({ program }: Build, changes: Readonly<Record<string, string>>): void {
  const folder = join(program, '..', '..');
  const files = globSync('chunks/*.js', { cwd: folder }).map((name) => join(folder, name));
  for (const [from, to] of Object.entries(changes)) {
    const holding = files.filter((file) => readFileSync(file, 'utf8').includes(from));
    const [file] = holding;
    if (file === undefined || holding.length > 1) throw new Error(`"${from}" is in ${holding.length} files`);
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  }
}
