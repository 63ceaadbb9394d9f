import { describe, expect, it } from 'vitest';
import { emptyIncident } from '../../../shared/incident/empty-incident.ts';
import { nagOf } from '../../../shared/incident/nags.ts';
import type { IncidentState } from '../../../shared/incident/state.ts';

const minute = 60_000;
const startMs = 1_795_489_330_000;

function incident(change: Partial<IncidentState> = {}): IncidentState {
  const empty = emptyIncident('i');
  const declared = { atMs: startMs, source: 'declaration', evidenceIds: [], eventId: 'e' } as const;
  return { ...empty, milestones: { ...empty.milestones, declared: { ...declared, evidenceIds: [] } }, ...change };
}

/** The minutes after declaring at which something is brought up, looked at every half minute for two days. */
function shownMinutes(state: IncidentState): number[] {
  const all = Array.from({ length: 2 * 24 * 60 * 2 }, (_, index) => index / 2);
  return all.filter((at) => nagOf(state, startMs + at * minute) !== null);
}

/** Where a run of them begins. */
const beginnings = (minutes: readonly number[]) => minutes.filter((at) => !minutes.includes(at - 0.5));

describe('a blank', () => {
  it('is brought up four times, each later than the one before, and never again', () => {
    expect(beginnings(shownMinutes(incident()))).toEqual([2, 10, 23, 46]);
  });

  it('goes away by itself, and sooner where it is put off', () => {
    expect(shownMinutes(incident()).filter((at) => at < 9)).toEqual([2, 2.5, 3, 3.5, 4, 4.5]);
    const putOff = (['severity', 'howDetected', 'lead'] as const).map((blank) => ({
      blank,
      atMs: startMs + 3 * minute,
    }));
    expect(beginnings(shownMinutes(incident({ blanksPutOff: putOff })))).toEqual([2, 8, 21, 44]);
  });

  it('is one at a time, the severity first', () => {
    const at = startMs + 2 * minute;
    expect(nagOf(incident(), at)).toEqual({ blank: 'severity', round: 1, rounds: 4 });
    expect(nagOf(incident({ severity: 2 }), at)?.blank).toBe('howDetected');
    const known = { severity: 2, detection: { how: 'alert', tool: null } } as const;
    expect(nagOf(incident(known), at)?.blank).toBe('lead');
    const roles = { commander: { names: '佐藤', eventId: 'e', happenedAtMs: at } };
    expect(nagOf(incident({ ...known, roles }), at)).toBeNull();
  });

  it.each([
    ['a closed incident', incident({ status: 'closed' })],
    ['one that was entered later', incident({ backdated: true })],
  ])('is not brought up in %s', (_, state) => {
    expect(shownMinutes(state)).toEqual([]);
  });
});
