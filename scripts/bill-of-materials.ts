/**
 * What the app is made of, read off the lock file: which packages it ships, by whom each is asked for, under which licence. A package
 * counts as shipped when the app's own sources import it, when it is installed beside them, or when one that is shipped needs it.
 */
import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { root } from './root.ts';

export type LockedPackage = {
  version: string;
  license?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  deprecated?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};

export type Component = {
  name: string;
  version: string;
  licence: string;
  integrity: string;
  /** `installed`: a package beside the app's files; `built in`: its code is part of them; `tool`: of builds and tests alone. */
  use: 'installed' | 'built in' | 'tool';
};

/** Folders whose code runs at the person's who uses the app. */
const shippedFolders = ['shared', 'core', 'server', 'electron', 'renderer', 'drill'];

/** Every locked package by its place below `node_modules`. */
export function lockedPackages(): Record<string, LockedPackage> {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  return Object.fromEntries(Object.entries(lock.packages).filter(([place]) => place !== ''));
}

export function components(): Component[] {
  const packages = lockedPackages();
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const installed = withNeeded(Object.keys(dependencies), packages);
  const builtIn = withNeeded(importedPackages(), packages);
  return Object.entries(packages)
    .map(
      ([place, { version, license = 'unknown', integrity = '' }]): Component => ({
        name: nameOf(place),
        version,
        licence: license,
        integrity,
        use: installed.has(place) ? 'installed' : builtIn.has(place) ? 'built in' : 'tool',
      }),
    )
    .sort((a, b) => compare(`${a.name}@${a.version}`, `${b.name}@${b.version}`));
}

function importedPackages(): string[] {
  const files = shippedFolders.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }));
  const names = files.flatMap((file) =>
    [
      ...readFileSync(join(root, file), 'utf8').matchAll(
        /^import\b(?! type)[^'"]*['"]([^.'"][^'"]*)['"]|\bimport\(['"]([^.'"]+)['"]\)/gm,
      ),
    ]
      .map(([, still, late]) => still ?? late ?? '')
      .filter((name) => !isBuiltin(name))
      .map((name) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
  );
  return [...new Set(names)];
}

/** The places of these packages and of all that they need, found as Node finds them. */
function withNeeded(names: readonly string[], packages: Record<string, LockedPackage>): Set<string> {
  const places = new Set<string>();
  const add = (name: string, from: string): void => {
    const place = placeOf(name, from, packages);
    if (place === null || places.has(place)) return;
    places.add(place);
    // Electron is a program; what its package needs only fetches it.
    if (name === 'electron') return;
    const { dependencies = {}, optionalDependencies = {} } = packages[place] ?? {};
    for (const needed of [...Object.keys(dependencies), ...Object.keys(optionalDependencies)]) add(needed, place);
  };
  for (const name of names) add(name, '');
  return places;
}

/** The nearest one: below whoever asks, then one level up, and so on. */
function placeOf(name: string, from: string, packages: Record<string, LockedPackage>): string | null {
  for (let below = from; ; below = below.slice(0, Math.max(0, below.lastIndexOf('/node_modules/')))) {
    const place = below === '' ? `node_modules/${name}` : `${below}/node_modules/${name}`;
    if (place in packages) return place;
    if (below === '') return null;
  }
}

function nameOf(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
