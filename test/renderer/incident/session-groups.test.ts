import { expect, it } from 'vitest';
import { canChoose, groupSessions, sessionKey } from '../../../renderer/screens/incident/actions/session-groups.ts';
import type { ListedSession } from '../../../shared/contract/action-view.ts';

const session = (pid: number, change: Partial<ListedSession> = {}): ListedSession => ({
  pid,
  backendStart: `2026-11-24T03:00:0${pid}.000000Z`,
  userName: 'app',
  applicationName: 'oven',
  clientAddress: '10.0.0.9',
  state: 'idle',
  queryStart: null,
  stateForMs: pid * 1_000,
  waitEvent: null,
  query: null,
  permission: 'allowed',
  ...change,
});

it('puts those together that are one client in one state, the most of them first', () => {
  const groups = groupSessions([
    session(1, { state: 'active' }),
    session(2),
    session(3),
    session(4, { clientAddress: null }),
    session(5, { stateForMs: null }),
    session(6, { applicationName: 'till' }),
  ]);
  expect(groups.map(({ sessions, longestMs }) => [sessions.map(({ pid }) => pid), longestMs])).toEqual([
    [[2, 3, 5], 3_000],
    [[1], 1_000],
    [[4], 4_000],
    [[6], 6_000],
  ]);
});

it('lets only those be chosen that the server would let be ended and that can be told from later ones', () => {
  expect(canChoose(session(1))).toBe(true);
  for (const permission of ['superuser', 'noGrant', 'hidden'] as const) {
    expect(canChoose(session(1, { permission }))).toBe(false);
  }
  expect(canChoose(session(1, { backendStart: null }))).toBe(false);
});

it('names a session by more than its process id', () => {
  expect(sessionKey(session(1))).not.toBe(sessionKey(session(1, { backendStart: '2026-11-24T04:00:00.000000Z' })));
});
