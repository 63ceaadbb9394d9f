import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Core } from '../../../core/core.ts';
import { openTemporaryCore, refusalOf, temporaryFolder } from './temporary-core.ts';

const dataDir = temporaryFolder();
type Client = Awaited<ReturnType<typeof openTemporaryCore>>['client'];
let core: Core;
let client: Client;

beforeAll(async () => {
  ({ core, client } = await openTemporaryCore({ dataDir }));
});
afterAll(() => core.close());

const importFile = (name: string, bytes: Buffer | string) =>
  client.runbooks.import({ name, base64: Buffer.from(bytes).toString('base64') });

const bakery = `# Bakery

## 事前準備

- [ ] Keys at hand

## 障害パターン

### 1. Ovens are cold

**確認手順**

\`\`\`bash
curl -s http://localhost:9000/health
\`\`\`
`;

describe('the library', () => {
  it('comes with runbooks, in both languages, that guide', async () => {
    const bundled = (await client.runbooks.list()).filter((entry) => entry.bundled);
    expect(bundled.map(({ name }) => name.replace(/^.*\.(ja|en)\.md$/, '$1')).sort()).toEqual(['en', 'ja']);
    for (const { hash, patterns } of bundled) {
      expect(patterns).toBe(5);
      expect((await client.runbooks.get({ hash })).runbook.patterns).toHaveLength(5);
    }
  });

  it('keeps a file once, byte for byte', async () => {
    const first = await importFile('bakery.md', bakery);
    const again = await importFile('copy of bakery.md', bakery);
    expect(again.entry).toEqual(first.entry);
    expect(first.source).toBe(bakery);
    expect(first.entry).toMatchObject({ title: 'Bakery', name: 'bakery.md', bundled: false, patterns: 1 });
    expect((await client.runbooks.list()).filter(({ title }) => title === 'Bakery')).toHaveLength(1);
  });

  it('does not know what it does not have', async () => {
    expect(await refusalOf(client.runbooks.get({ hash: 'none' }))).toMatchObject({ reason: 'noSuchRunbook' });
  });
});

describe('a file that is hardly a runbook', () => {
  it.each([
    ['empty', Buffer.from('')],
    ['blank', Buffer.from(' \n\n\t\n')],
    ['binary', randomBytes(50_000)],
    ['a text about something else', Buffer.from('# Recipes\n\nTake flour.\n')],
  ])('is refused with a sentence in both languages, and nothing changes: %s', async (_, bytes) => {
    const before = await client.runbooks.list();
    const refusal = await refusalOf(importFile('file.md', bytes));
    expect(refusal).toMatchObject({
      code: 'INVALID',
      reason: 'runbookUnreadable',
      params: { name: 'file.md', ja: expect.stringMatching(/。$/), en: expect.stringMatching(/\.$/) },
    });
    expect(await client.runbooks.list()).toEqual(before);
  });

  it('cut off in the middle of anything is read as far as it goes, or refused', async () => {
    const [entry] = await client.runbooks.list();
    const { source } = await client.runbooks.get({ hash: entry?.hash ?? '' });
    const bytes = Buffer.from(source);
    for (const part of [0.01, 0.2, 0.37, 0.5, 0.71, 0.93]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * part));
      const outcome = await importFile(`cut-${part}.md`, cut).then(
        ({ runbook }) => runbook.patterns.length + runbook.preparation.length,
        async (error: unknown) => (await refusalOf(Promise.reject(error))).reason,
      );
      expect(outcome === 'runbookUnreadable' || Number(outcome) > 0).toBe(true);
    }
  });

  it('of five megabytes is read whole', async () => {
    const padding = '## Notes\n\nThe ovens stand in the cellar, and the cellar is cold. '.padEnd(1_000, '-');
    const bytes = `${bakery}\n${`${padding}\n\n`.repeat(5_200)}`;
    expect(bytes.length).toBeGreaterThan(5_000_000);
    const { entry, runbook, source } = await importFile('large.md', bytes);
    expect(source).toBe(bytes);
    expect(runbook.patterns.map(({ title }) => title)).toEqual(['Ovens are cold']);
    expect((await client.runbooks.get({ hash: entry.hash })).entry).toEqual(entry);
  }, 120_000);
});
