import { describe, expect, it } from 'vitest';
import { daysUntil, leakReports } from '../../../shared/messages/leak-reports.ts';

/** 2026-11-24 00:30 in Tokyo, which is still the 23rd in UTC. */
const knownAtMs = Date.parse('2026-11-24T00:30:00+09:00');

describe('reporting a leak', () => {
  it('counts the day of knowing as the first, in the zone of the incident', () => {
    expect(leakReports(knownAtMs, 'ordinary', 'Asia/Tokyo')).toEqual({
      preliminary: { from: '2026-11-26', to: '2026-11-28' },
      final: { days: 30, to: '2026-12-23' },
    });
    expect(leakReports(knownAtMs, 'ordinary', 'UTC').final.to).toBe('2026-12-22');
  });

  it('leaves sixty days where it may have been done with intent', () => {
    expect(leakReports(knownAtMs, 'improperPurpose', 'Asia/Tokyo').final).toEqual({ days: 60, to: '2027-01-22' });
  });

  it('says how many days are left', () => {
    expect(daysUntil('2026-11-28', knownAtMs, 'Asia/Tokyo')).toBe(4);
    expect(daysUntil('2026-11-20', knownAtMs, 'Asia/Tokyo')).toBe(-4);
  });
});
