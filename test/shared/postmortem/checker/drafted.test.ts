/** What the app drafts by itself gives the checker nothing to say, in either language; what people wrote into the record does. */
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../../shared/diagnosis/reading.ts';
import { checkContextOf } from '../../../../shared/postmortem/checker/check-context.ts';
import { checkSection } from '../../../../shared/postmortem/checker/check-section.ts';
import { parseRunbook } from '../../../../shared/runbook/parse-runbook.ts';
import { outage } from '../outage.ts';

const runbook = parseRunbook(`# 窯の手引き

## 障害パターン別対応

### 1. 窯が冷たい

#### 恒久対応
- 監視を強化する
- 二重化を検討する

## 付録

\`\`\`bash
docker-compose up
\`\`\`
`);

const answered = (status: number): Reading => ({
  kind: 'http',
  url: 'http://10.0.0.9:7000/orders',
  path: '/orders',
  method: 'GET',
  health: false,
  outcome: 'answered',
  status,
  durationMs: 5,
});

function findingsOf(story: ReturnType<typeof outage>) {
  const { view } = story.draft(runbook);
  const context = checkContextOf(story.record.state(), 'Sato', view.markdown);
  return view.sections.flatMap(({ key, markdown }) => checkSection(key, markdown, context));
}

describe.each(['ja', 'en'] as const)('drafted in %s', (language) => {
  it('of nothing but a declaration', () => {
    expect(findingsOf(outage({ language }))).toEqual([]);
  });

  it('of an outage with readings, a cause, a deploy, decisions and a recovery', () => {
    const story = outage({ language, alert: 'orders: P95 over 1 s' });
    story.check(0, '/orders', [{ reading: answered(200), level: 'normal' }], 'normal');
    const failed = story.check(1, '/orders', [{ reading: answered(503), level: 'critical' }], 'critical');
    story.check(2, '/orders', [{ reading: answered(200), level: 'normal' }], 'normal');
    story.check(3, '/orders', [{ reading: answered(503), level: 'critical' }], 'critical');
    story.note(4, '担当者のミスかもしれない。しばらく様子を見る。全停止? Some users, should have checked.');
    story.note(5, 'TODO: 監視を強化する');
    const ref = { runbookHash: '', id: runbook.patterns[0]?.id ?? '', key: '' };
    story.record.append({
      kind: 'patternSet',
      happenedAtMs: story.at(5),
      payload: { pattern: ref, number: 1, title: '窯が冷たい', active: true, basedOn: null },
    });
    story.cause(6, '種火の消失', 'confirmed', ['evidence-2'], '再点火で戻った');
    story.cause(6, '風', 'ruledOut', ['evidence-1'], '窓は閉まっていた');
    story.cause(7, '薪の不足', 'suspected', [], '');
    story.milestone('began', -3);
    story.milestone('detected', 0, 'alert', ['evidence-2']);
    story.milestone('mitigated', 10);
    story.milestone('recovered', 12, 'verification', ['evidence-4']);
    story.record.append({
      kind: 'rollbackDecided',
      happenedAtMs: story.at(8),
      payload: { decision: 'doNot', reason: '前の版も同じ', readings: [] },
    });
    expect(failed).toBe('E-002');
    expect(findingsOf(story)).toEqual([]);
  });

  it('what a person writes into a section is read', () => {
    const story = outage({ language });
    story.section(1, 'cause', '担当者の確認不足が原因。');
    expect(findingsOf(story).map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['humanErrorAsEnd', 'claimWithoutEvidence']),
    );
  });
});
