import { describe, expect, it } from 'vitest';
import { externalFindings } from '../../../shared/messages/external-findings.ts';
import { knownNames } from '../../../shared/messages/known-names.ts';
import { memoryRecord } from '../incident/record.ts';

const words = (text: string, names: string[] = []) => externalFindings(text, names).map(({ word }) => word);

describe('what the outside must not read', () => {
  it.each([
    ['デプロイが原因の可能性があります', ['可能性']],
    ['おそらくDBの障害と思われます', ['おそらく', 'と思われ']],
    ['It is probably the database', ['probably']],
    ['The cause may be a deploy', ['may be']],
    ['根拠 E-012 のとおり 10.0.0.8 が停止', ['E-012', '10.0.0.8']],
    ['web-01.internal is down', ['web-01.internal']],
  ])('%s', (text, expected) => expect(words(text)).toEqual(expected));

  it.each([
    '一部のお客様が注文できません。原因は調査中です。',
    'Orders fail for all customers. We are investigating.',
    '影響は 12.5% です',
  ])('lets %s pass', (text) => expect(words(text, ['佐藤', 'Ann'])).toEqual([]));

  it('knows names of people, whole ones where they are Latin', () => {
    expect(words('佐藤が対応中、鈴木さんも', ['佐藤', '鈴木'])).toEqual(['佐藤', '鈴木']);
    expect(words('announced by ann', ['Ann'])).toEqual(['Ann']);
    expect(words('announced', ['Ann'])).toEqual([]);
  });

  it('takes names from roles, calls, contacts and whoever writes', () => {
    const record = memoryRecord();
    record.append({
      kind: 'roleSet',
      happenedAtMs: 1,
      payload: { role: 'scribe', names: '山田、Lee', basedOn: null },
    });
    record.append({
      kind: 'escalated',
      happenedAtMs: 2,
      payload: {
        role: 'DBA',
        person: '鈴木 一郎',
        contact: null,
        ruleId: null,
        need: 'help',
        outcome: 'away',
        note: null,
      },
    });
    expect(knownNames(record.state(), 'Kato').sort()).toEqual(['Kato', 'Lee', 'Sato', '一郎', '山田', '鈴木'].sort());
  });
});
