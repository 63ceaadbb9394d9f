import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hrefOf, parseRoute, type Route } from '../../../renderer/app/route.ts';

describe('routes', () => {
  test.each<[string, Route]>([
    ['', { screen: 'home' }],
    ['#/', { screen: 'home' }],
    ['#/settings', { screen: 'settings' }],
    ['#/numbers', { screen: 'numbers' }],
    ['#/incident/a1', { screen: 'incident', incidentId: 'a1' }],
    ['#/incident/a1/postmortem', { screen: 'postmortem', incidentId: 'a1' }],
    ['#/incident/a1/replay', { screen: 'replay', incidentId: 'a1' }],
    ['#/runbooks/ff', { screen: 'runbook', hash: 'ff' }],
    ['#/incident', { screen: 'unknown' }],
    ['#/incident/', { screen: 'unknown' }],
    ['#/incident/a1/other', { screen: 'unknown' }],
    ['#/settings/more', { screen: 'unknown' }],
    ['#/nowhere', { screen: 'unknown' }],
  ])('%s', (address, route) => {
    expect(parseRoute(address)).toEqual(route);
  });

  test('an id comes back from its address, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (incidentId) => {
        const route: Route = { screen: 'postmortem', incidentId };
        expect(parseRoute(hrefOf(route))).toEqual(route);
      }),
    );
  });
});
