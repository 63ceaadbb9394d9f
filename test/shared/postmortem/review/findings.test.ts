/** What the review finds, each kind by itself and beside what is no reason to look. */
import { describe, expect, it } from 'vitest';
import { reviewFindings } from '../../../../shared/postmortem/review/findings.ts';
import { http } from '../../diagnosis/readings.ts';
import { outage } from '../outage.ts';

const refused = [{ reading: http('/readyz', 'refused'), level: 'critical' as const }];

function found(story: ReturnType<typeof outage>, kind?: string) {
  const all = reviewFindings({ state: story.record.state(), rows: story.record.rows() });
  return kind === undefined ? all : all.filter((finding) => finding.kind === kind);
}

describe('milestones', () => {
  it('are found missing, all but declaring', () => {
    expect(found(outage()).map(({ name }) => name)).toEqual([
      'milestone:began',
      'milestone:detected',
      'milestone:responseBegan',
      'milestone:mitigated',
      'milestone:recovered',
    ]);
  });

  it('are found out of order, with the rows that say so', () => {
    const story = outage();
    const began = story.milestone('began', 10);
    const recovered = story.milestone('recovered', 5);
    expect(found(story, 'milestoneOrder')).toEqual([
      expect.objectContaining({ earlier: 'began', later: 'declared' }),
      {
        kind: 'milestoneOrder',
        name: 'order:began:recovered',
        earlier: 'began',
        later: 'recovered',
        eventIds: [began, recovered],
      },
    ]);
  });
});

describe('evidence', () => {
  it('is missed of a cause and of a milestone that people set, until it is linked', () => {
    const story = outage();
    const label = story.check(1, '/readyz', refused, 'critical');
    expect(label).toBe('E-001');
    const cause = story.cause(2, '断線', 'confirmed', [], '');
    const backed = story.cause(3, '停電', 'ruledOut', ['evidence-1'], '');
    const detected = story.milestone('detected', 1);
    story.milestone('recovered', 4, 'verification');
    const bare = () => found(story, 'noEvidence').flatMap(({ eventIds }) => eventIds);
    expect(bare()).toEqual([detected, cause]);
    expect(bare()).not.toContain(backed);
    for (const target of [cause, detected])
      story.record.append({
        kind: 'evidenceLinked',
        happenedAtMs: story.at(5),
        payload: { target, evidenceIds: ['evidence-1'] },
      });
    expect(bare()).toEqual([]);
  });

  it('is missed of a decision before anything was read, and not after', () => {
    const decide = (story: ReturnType<typeof outage>, minutes: number) =>
      story.record.append({
        kind: 'severitySet',
        happenedAtMs: story.at(minutes),
        payload: { severity: 1, basedOn: null },
      });
    const story = outage();
    const early = decide(story, 1);
    story.check(2, '/readyz', refused, 'critical');
    decide(story, 3);
    expect(found(story, 'noEvidence').flatMap(({ eventIds }) => eventIds)).toEqual([early]);
  });

  it('is not missed of what was struck', () => {
    const story = outage();
    const target = story.cause(2, '断線', 'confirmed', [], '');
    story.record.append({ kind: 'struck', happenedAtMs: story.at(3), payload: { target, reason: '誤り' } });
    expect(found(story, 'noEvidence')).toEqual([]);
  });
});

describe('gaps', () => {
  it('of more than ten minutes are found; of ten they are not', () => {
    const story = outage();
    const first = story.note(10, 'ちょうど10分');
    const second = story.note(21, '11分後');
    expect(found(story, 'gap')).toEqual([
      {
        kind: 'gap',
        name: `gap:${first}:${second}`,
        fromMs: story.at(10),
        toMs: story.at(21),
        eventIds: [first, second],
      },
    ]);
  });

  it('are not broken by what the app keeps account of, and end with recovery', () => {
    const story = outage();
    story.record.append({ kind: 'titleSet', happenedAtMs: story.at(6), payload: { title: 'x', basedOn: null } });
    story.note(12, '再開');
    story.milestone('recovered', 12);
    story.note(90, '翌朝の確認');
    expect(found(story, 'gap').map(({ name }) => name)).toEqual(['gap:event-1:event-3']);
  });
});

describe('late entries', () => {
  it('are rows written more than ten minutes after', () => {
    const story = outage();
    story.note(1, 'すぐ', 11);
    const late = story.note(2, 'あとで', 40);
    expect(found(story, 'lateEntry').flatMap(({ eventIds }) => eventIds)).toEqual([late]);
  });

  it('are one finding where the whole incident was entered afterwards', () => {
    const story = outage({ backdated: true });
    const ids = [story.note(1, '一', 400), story.note(2, '二', 400)];
    expect(found(story, 'lateEntry')).toEqual([]);
    expect(found(story, 'enteredAfterwards').flatMap(({ eventIds }) => eventIds)).toEqual(ids);
  });
});

it('clocks that differ by more than a second are found, with the row that measured them', () => {
  const story = outage();
  const clock = (target: string, offsetMs: number) =>
    story.record.append({ kind: 'clockOffsetMeasured', happenedAtMs: story.at(1), payload: { target, offsetMs } });
  clock('http://10.0.0.9:7000', 900);
  const off = clock('10.0.0.8:5432', -61_000);
  expect(found(story, 'clockOffset')).toEqual([
    { kind: 'clockOffset', name: 'clock:10.0.0.8:5432', target: '10.0.0.8:5432', offsetMs: -61_000, eventIds: [off] },
  ]);
});
