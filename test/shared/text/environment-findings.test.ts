import { describe, expect, it } from 'vitest';
import type { TestFindingCode } from '../../../shared/environment/test-finding.ts';
import { environmentFindingsEn } from '../../../shared/text/ui/environment-findings-en.ts';
import { environmentFindingsJa } from '../../../shared/text/ui/environment-findings-ja.ts';

/** Every fact that any finding carries, and the database's user, which the form adds. */
const facts = {
  ...{
    host: 'db.internal',
    target: 'db.internal:5432',
    localPort: 15_432,
    alias: 'bastion',
    path: '/health',
    status: 404,
  },
  ...{
    kind: 'env',
    name: 'API_TOKEN',
    database: 'orders',
    sqlState: '42P01',
    table: 'public.orders',
    slots: 3,
    limit: 1,
  },
  ...{ hostname: 'web-01', thisMachine: 'laptop', detail: 'busy', user: 'oncall', count: 2, lines: 100 },
};
const codes = Object.keys(environmentFindingsJa) as TestFindingCode[];

describe('what a test finds', () => {
  it.each(codes)('%s is worded in both languages, whole', (code) => {
    const ja = environmentFindingsJa[code](facts);
    const en = environmentFindingsEn[code](facts);
    expect(ja.wrong).toMatch(/[ぁ-ん]/u);
    expect(en.wrong).toMatch(/^[“A-Z/a-z]/);
    expect(ja.mend === null).toBe(en.mend === null);
    for (const text of [ja.wrong, ja.mend, en.wrong, en.mend]) expect(text ?? '-').not.toMatch(/undefined|null|^$/);
  });

  it('says of each kind of secret where it is missing and what to do', () => {
    for (const kind of ['env', 'file', 'stored', 'ask', 'program']) {
      for (const words of [environmentFindingsJa, environmentFindingsEn]) {
        const { wrong, mend } = words.secretNotThere({ ...facts, kind });
        expect(mend).not.toBeNull();
        expect(wrong).not.toBe(words.secretNotThere({ ...facts, kind: 'other' }).wrong);
      }
    }
  });
});
