import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findViolations, rules } from './rules.ts';
import { readSource } from './source-file.ts';

const root = join(import.meta.dirname, '..', '..');
const unwritten = new Set(['node_modules', 'dist', 'release', 'test-results', '.cache', '.git']);

test('the project keeps its own rules', () => {
  const paths = globSync('**/*.{ts,tsx,mjs}', { cwd: root, exclude: (name) => unwritten.has(name) });
  const files = paths
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.endsWith('.d.ts'))
    .map((path) => readSource({ path, text: readFileSync(join(root, path), 'utf8') }));

  expect(files.length).toBeGreaterThan(10);
  expect(findViolations(files).map(({ rule, path, line, message }) => `${path}:${line} ${rule}: ${message}`)).toEqual(
    [],
  );
});

/** For each rule: a file that breaks it, and one beside it that does not. */
const examples: { rule: string; path: string; broken: string; kept: string; keptPath?: string }[] = [
  {
    rule: 'every folder is a layer or a workshop',
    path: 'helpers/text.ts',
    broken: 'export const a = 1;',
    kept: 'export const a = 1;',
    keptPath: 'shared/text/text.ts',
  },
  {
    rule: 'layers import only what is listed for them',
    path: 'shared/runbook/parse.ts',
    broken: `import { readFileSync } from 'node:fs';`,
    kept: `import { fromMarkdown } from 'mdast-util-from-markdown';`,
  },
  {
    rule: 'layers import only what is listed for them',
    path: 'core/record.ts',
    broken: `import left from 'left-pad';`,
    kept: `import { createHash } from 'node:crypto';`,
  },
  {
    rule: 'layers import only what is listed for them',
    path: 'core/core.ts',
    broken: `import { app } from 'electron';`,
    kept: `import { os } from '@orpc/server';`,
  },
  {
    rule: 'layers import only what is listed for them',
    path: 'server/cli.ts',
    broken: `const { BrowserWindow } = await import('electron');`,
    kept: `const { openCore } = await import('../core/core.ts');`,
  },
  {
    rule: 'layers import only what is listed for them',
    path: 'server/loopback/server.ts',
    broken: `import { openStore } from '../../core/store/store.ts';`,
    kept: `import { openCore } from '../../core/core.ts';`,
  },
  {
    rule: 'layers import only what is listed for them',
    path: 'electron/main.ts',
    broken: `import { ports } from '../core/ports.ts';`,
    kept: `import type { HostPorts } from '../core/ports.ts';`,
  },
  {
    rule: 'layers import only what is listed for them',
    path: 'renderer/screens/Home.tsx',
    broken: `export type { Core } from '../../core/core.ts';`,
    kept: `import type { Runbook } from '../../shared/runbook/model.ts';`,
  },
  {
    rule: 'layers import only what is listed for them',
    path: 'drill/main.ts',
    broken: `type Runbook = import('../shared/runbook/model.ts').Runbook;`,
    kept: `type Client = import('pg').Client;`,
  },
  {
    rule: 'layers import only what is listed for them',
    path: 'core/store/open.ts',
    broken: `const require = createRequire(import.meta.url); const electron = require('electron');`,
    kept: `const require = createRequire(import.meta.url); const sqlite = require('better-sqlite3');`,
  },
  {
    rule: 'imports can be read',
    path: 'core/core.ts',
    broken: 'const name = "x"; await import(name);',
    kept: `await import('./record.ts');`,
  },
  {
    rule: 'some packages have one owner',
    path: 'core/incidents/declare.ts',
    broken: `import Database from 'better-sqlite3';`,
    kept: `import Database from 'better-sqlite3';`,
    keptPath: 'core/store/open.ts',
  },
  {
    rule: 'some packages have one owner',
    path: 'core/store/open.ts',
    broken: `import pg from 'pg';`,
    kept: `import pg from 'pg';`,
    keptPath: 'core/probes/postgres.ts',
  },
  {
    rule: 'some packages have one owner',
    path: 'shared/contract/contract.ts',
    broken: `import { z } from 'zod';`,
    kept: `import { z } from '../schema.ts';`,
  },
  {
    rule: 'features of core do not know each other',
    path: 'core/incidents/declare.ts',
    broken: `import { pinRunbook } from '../runbooks/pin.ts';`,
    kept: `import { append } from '../store/append.ts';`,
  },
  {
    rule: 'features of core do not know each other',
    path: 'core/store/append.ts',
    broken: `import type { Declared } from '../incidents/declare.ts';`,
    kept: `import type { Clock } from '../clock.ts';`,
  },
  {
    rule: 'no barrels',
    path: 'shared/runbook/all.ts',
    broken: `export * from './model.ts'; export { a } from './a.ts';`,
    kept: `export { z } from './a.ts'; export const b = 1;`,
  },
  {
    rule: 'no barrels',
    path: 'renderer/components/index.ts',
    broken: 'export const a = 1;',
    kept: 'export const a = 1;',
    keptPath: 'renderer/components/button-sizes.ts',
  },
  {
    rule: 'no default exports',
    path: 'renderer/App.tsx',
    broken: 'export default function App() { return null; }',
    kept: 'export function App() { return null; }',
  },
  {
    rule: 'no default exports',
    path: 'core/clock.ts',
    broken: 'const clock = 1; export { clock as default };',
    kept: 'const clock = 1; export { clock };',
  },
  {
    rule: 'files fit in a head',
    path: 'test/long.ts',
    broken: 'export {};\n'.repeat(401),
    kept: 'export {};\n'.repeat(400),
  },
  {
    rule: 'no console',
    path: 'renderer/App.tsx',
    broken: 'export const a = () => console.log(1);',
    kept: '// console.log is not used here\nexport const a = 1;',
  },
  {
    rule: 'shared reads neither clock nor chance',
    path: 'shared/incident/decide.ts',
    broken: 'export const now = () => Date.now();',
    kept: 'export const day = (at: number) => new Date(at);',
  },
  {
    rule: 'shared reads neither clock nor chance',
    path: 'shared/incident/decide.ts',
    broken: 'export const now = () => new Date();',
    kept: 'export const now = (clock: () => number) => clock();',
  },
  {
    rule: 'texts come from the dictionaries',
    path: 'core/incidents/declare.ts',
    broken: `export const title = '障害';`,
    kept: '// 障害\nexport const title = text.incident;',
  },
  {
    rule: 'texts come from the dictionaries',
    path: 'renderer/Home.tsx',
    broken: 'export const a = <p>Declare</p>;',
    kept: 'export const a = <p>{text.declare} · 1</p>;',
  },
  {
    rule: 'texts come from the dictionaries',
    path: 'renderer/Home.tsx',
    broken: 'export const a = <button aria-label="Declare" />;',
    kept: 'export const a = <button aria-label={text.declare} type="button" />;',
  },
  {
    rule: 'no raw HTML',
    path: 'renderer/Home.tsx',
    broken: 'export const a = <p dangerouslySetInnerHTML={{ __html: html }} />;',
    kept: 'export const a = <p>{html}</p>;',
  },
  {
    rule: 'keys in inputs go through the guard',
    path: 'renderer/Home.tsx',
    broken: 'export const a = <div onKeyDown={(event) => event.key === open && act()} />;',
    kept: 'export const a = <div onKeyDown={withImeGuard(act)} />;',
  },
  {
    rule: 'keys in inputs go through the guard',
    path: 'renderer/Home.tsx',
    broken: 'export const a = <form onSubmit={() => act()}><p /></form>;',
    kept: 'export const a = <form onSubmit={(event) => event.preventDefault()}><p /></form>;',
  },
  {
    rule: 'keys in inputs go through the guard',
    path: 'renderer/Home.tsx',
    broken: 'export const a = <input type="search" value={value} />;',
    kept: 'export const a = <input type="checkbox" checked={value} />;',
  },
  {
    rule: 'keys in inputs go through the guard',
    path: 'renderer/Home.tsx',
    broken: 'export const a = <button type="submit" />;',
    kept: 'export const a = <button type="button" />;',
  },
  {
    rule: 'keys in inputs go through the guard',
    path: 'renderer/keys/hear.ts',
    broken: `export const a = () => window.addEventListener('keydown', act);`,
    kept: `export const a = () => window.addEventListener('keydown', act);`,
    keptPath: 'renderer/keys/listen.ts',
  },
  {
    rule: 'nothing of any one service',
    path: 'core/probes/http.ts',
    broken: `export const path = '/api/v1/todos';`,
    kept: 'export const autoDownload = true;',
  },
  {
    rule: 'nothing of any one service',
    path: 'shared/runbook/readTodoList.ts',
    broken: 'export const a = 1;',
    kept: 'export const a = 1;',
    keptPath: 'shared/runbook/read-list.ts',
  },
];

describe('each rule bites', () => {
  test.each(examples)('$rule ($path)', ({ rule, path, broken, kept, keptPath = path }) => {
    const rulesBrokenBy = (file: { path: string; text: string }) =>
      findViolations([readSource(file)]).map((violation) => violation.rule);

    expect(rulesBrokenBy({ path, text: broken })).toContain(rule);
    expect(rulesBrokenBy({ path: keptPath, text: kept })).toEqual([]);
  });

  test('and none lacks an example', () => {
    expect(new Set(examples.map(({ rule }) => rule))).toEqual(new Set(Object.keys(rules)));
  });
});
