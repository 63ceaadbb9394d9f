/** `hikeshi runbook lint|show` on the files that people have: the one asked for, the bundled one, and broken ones. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { Diagnostic, Runbook } from '../../../shared/runbook/model.ts';
import { freshDataDir, hikeshi, refusalIn } from './terminal.ts';

// Each test is a process or several of them.
vi.setConfig({ testTimeout: 120_000 });

const bundled = fileURLToPath(new URL('../../../runbooks/todo-api.ja.md', import.meta.url));
const reference = fileURLToPath(new URL('../../../../shared/reference/todo-api-runbook.ja.md', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-cli-runbooks-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const lint = (file: string, ...options: string[]) =>
  hikeshi(['runbook', 'lint', file, ...options], { data: freshDataDir() });
const show = async (file: string): Promise<Runbook> => {
  const { code, out, err } = await hikeshi(['runbook', 'show', file, '--json'], { data: freshDataDir() });
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Runbook;
};

/** The counts that the dialect's design states for a runbook of this service. */
function countsOf(runbook: Runbook) {
  return {
    contacts: runbook.contacts.length,
    escalation: runbook.escalation.map(({ withinMinutes }) => withinMinutes),
    preparation: runbook.preparation.length,
    symptoms: runbook.patterns.map(({ symptoms }) => symptoms.length),
    causes: runbook.patterns.map(({ causes }) => causes.length),
    metrics: runbook.metrics.length,
    logs: runbook.logs.length,
    recovery: runbook.recoveryChecklist.length,
    dueMinutes: runbook.postmortemDueMinutes,
    sections: runbook.postmortemSections.length,
    faq: runbook.faq.length,
  };
}

const stated = {
  contacts: 4,
  escalation: [0, 30, 60],
  preparation: 6,
  symptoms: [3, 3, 3, 2, 0],
  causes: [5, 5, 5, 4, 0],
  metrics: 5,
  logs: 4,
  recovery: 5,
  dueMinutes: 2880,
  sections: 6,
  faq: 3,
};

it('shows what the bundled runbook, and the one that was asked for, hold', async () => {
  const files = [bundled, reference].filter((file) => existsSync(file));
  const runbooks = await Promise.all(files.map(show));
  expect(runbooks.length).toBeGreaterThan(0);
  for (const runbook of runbooks) expect(countsOf(runbook)).toEqual(stated);
});

it('shows the same to people in a few lines', async () => {
  const { code, out } = await hikeshi(['runbook', 'show', bundled], { data: freshDataDir(), language: 'ja' });
  expect(code).toBe(0);
  const lines = out.trimEnd().split('\n');
  expect(lines[0]).toBe('TODO API 障害対応Runbook');
  expect(lines[2]).toBe('1. サービスが落ちている / 起動しない (症状 3 · 原因 5)');
  expect(lines).toHaveLength(8);
});

it('finds no fault with the bundled runbook', async () => {
  const { code, out } = await lint(bundled);
  expect(code).toBe(0);
  expect(out).toMatch(/^0 errors, 0 warnings, \d+ notes$/mu);
});

it('says where each finding is, as a compiler does, and ends with 1 on an error', async () => {
  const file = fileOf(
    'faulty.md',
    '# Shop\n\n## Patterns\n\n### 1. Slow\n\n```bash\npsql -c "SELECT max_connections FROM pg_settings"\n```\n',
  );
  const { code, out } = await lint(file);
  expect(code).toBe(1);
  expect(out).toContain(
    `${file}:8:1: error: pg_settings has no column max_connections; it is setting. [no-such-column]`,
  );
  const asJson = await lint(file, '--json');
  expect(asJson.code).toBe(1);
  const found = JSON.parse(asJson.out) as Diagnostic[];
  expect(found.map(({ code }) => code)).toContain('no-such-column');
});

describe('a file that is no runbook', () => {
  it('empty: one finding that says so', async () => {
    const { code, out, err } = await lint(fileOf('empty.md', ''));
    expect([code, err]).toEqual([1, '']);
    expect(out).toMatch(/:1:1: error: The file is empty\. .*\[empty\]\n1 errors, 0 warnings, 0 notes\n$/u);
  });

  it('binary: one finding that says so', async () => {
    const bytes = Uint8Array.from({ length: 4_096 }, (_, index) => (index * 37) % 256);
    const { code, out, err } = await lint(fileOf('picture.md', bytes));
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain('This is not a text file. Choose a runbook in Markdown. [binary]');
  });

  it('a picture shown as JSON is a model with nothing in it', async () => {
    const runbook = await show(fileOf('picture.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])));
    expect(runbook.patterns).toEqual([]);
    expect(runbook.diagnostics.map(({ code }) => code)).toEqual(['binary']);
  });

  it('missing, or a folder: one line', async () => {
    expect(refusalIn(await lint(join(folder, 'nowhere.md')))).toBe(
      `cannot read ${join(folder, 'nowhere.md')} (it does not exist)`,
    );
    expect(refusalIn(await lint(folder))).toBe(`cannot read ${folder} (it is a folder)`);
  });
});

it('reads one that was cut in the middle as far as it goes', async () => {
  const whole = readFileSync(bundled);
  // In the middle of a character of three bytes, inside a block of code.
  const cut = whole.subarray(0, whole.indexOf('実行が長引いているクエリ') + 1);
  const runbook = await show(fileOf('cut.md', cut));
  expect(runbook.patterns.map(({ number }) => number)).toEqual([1, 2]);
  expect(runbook.diagnostics.map(({ code }) => code)).toContain('not-utf8');
  expect((await lint(join(folder, 'cut.md'))).code).toBe(0);
});

it('reads one of five megabytes to its last section', async () => {
  const text = readFileSync(bundled, 'utf8');
  const last = text.indexOf('## 変更履歴');
  const sentence = 'この節は、長い運用のあいだに書き足された覚え書きです。\n\n';
  const count = Math.ceil((5 * 1024 * 1024) / Buffer.byteLength(sentence));
  const big = text.slice(0, last) + sentence.repeat(count) + text.slice(last);
  const runbook = await show(fileOf('big.md', big));
  expect(countsOf(runbook)).toEqual(stated);
  expect(runbook.changelog).toHaveLength(1);
  expect(runbook.appendix.at(-1)?.text.length).toBeGreaterThan(count * 20);
});
