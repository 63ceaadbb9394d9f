/** Looking never touches: what the replay's screen is made of, down to its last import, calls nothing that writes. */
import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/root.ts';
import { readSource } from './source-file.ts';

/** Procedures of the contract that read and do nothing else. */
const readingCalls = new Set([
  ...['app.info', 'app.changes', 'settings.get', 'environments.list', 'environments.plan', 'runbooks.list'],
  ...['runbooks.get', 'incidents.overview', 'incidents.owed', 'incidents.page', 'incidents.list', 'incidents.get'],
  ...['incidents.evidence', 'incidents.replayPage', 'watch.get', 'deadlines.get', 'drill.status'],
  ...['postmortems.get', 'postmortems.report', 'reviews.get'],
]);

/** A person's own language and colours, which every screen follows; no part of any record. */
const ofThePerson = { path: 'renderer/state/session.ts', call: 'settings.set' };

type Found = { paths: Set<string>; calls: { path: string; call: string }[] };

/** Everything that a file is made of when it runs, and the calls of the contract in it. */
function madeOf(path: string, found: Found = { paths: new Set(), calls: [] }): Found {
  if (found.paths.has(path) || !/\.tsx?$/.test(path)) return found;
  found.paths.add(path);
  const { imports, code } = readSource({ path, text: readFileSync(join(root, path), 'utf8') });
  for (const [, group, name] of code.matchAll(/\bclient\s*\.\s*(\w+)\s*\.\s*(\w+)/g)) {
    found.calls.push({ path, call: `${group}.${name}` });
  }
  for (const { specifier, typeOnly } of imports) {
    if (typeOnly || !specifier.startsWith('.')) continue;
    madeOf(relative(root, resolve(root, dirname(path), specifier)).replaceAll('\\', '/'), found);
  }
  return found;
}

function writingCalls({ calls }: Found): string[] {
  return calls
    .filter(({ path, call }) => !readingCalls.has(call) && (path !== ofThePerson.path || call !== ofThePerson.call))
    .map(({ path, call }) => `${path}: ${call}`);
}

describe('the replay', () => {
  it('is made of what only reads', () => {
    const found = madeOf('renderer/screens/replay/ReplayScreen.tsx');
    expect(found.paths).toContain('renderer/state/sources.ts');
    expect(found.paths).toContain('shared/replay/replay.ts');
    expect(writingCalls(found)).toEqual([]);
  });

  it('differs by that from the screen on which an incident is worked', () => {
    expect(writingCalls(madeOf('renderer/screens/incident/IncidentScreen.tsx')).length).toBeGreaterThan(5);
  });
});
