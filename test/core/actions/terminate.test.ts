import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ActionCard } from '../../../shared/contract/action-view.ts';
import type { Approval } from '../../../shared/incident/action-payloads.ts';
import { refusalOf } from '../core/temporary-core.ts';
import { type Bed, openIncident, startBed } from './action-bed.ts';
import { commandId, password, roles } from './action-world.ts';

let bed: Bed;
const opened: Awaited<ReturnType<typeof openIncident>>[] = [];

beforeAll(async () => {
  bed = await startBed();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ core }) => core.close()));
  await bed.closeSessions();
});
afterAll(() => bed.remove());

const reviewed: Approval = { kind: 'reviewed', reviewer: 'Ken', ticket: 'OPS-7', backup: 'not needed' };
const alone: Approval = { kind: 'emergency', reason: 'nobody answers' };

async function openCard(step: number, environment = bed.environment(), options = {}) {
  const incident = await openIncident(environment, options);
  opened.push(incident);
  const { client, incidentId } = incident;
  const card = await client.actions.open({ incidentId, runbookCommandId: commandId(step), inputs: {}, password: null });
  return { ...incident, card };
}

function sessionsOf({ sessions }: ActionCard, pids: readonly number[]) {
  return sessions
    .filter(({ pid }) => pids.includes(pid))
    .map(({ pid, backendStart }) => ({ pid, backendStart: backendStart ?? '' }));
}

type Client = Awaited<ReturnType<typeof openIncident>>['client'];
type Sessions = { pid: number; backendStart: string }[];

async function armAndRun(
  client: Client,
  card: ActionCard,
  sessions: Sessions,
  signal: 'cancel' | 'terminate' = 'terminate',
  approval: Approval = reviewed,
) {
  const confirmation = String(sessions.length);
  const { nonce } = await client.actions.arm({ cardId: card.cardId, signal, sessions, approval, confirmation });
  const run = { cardId: card.cardId, commandId: `run-${nonce}`, nonce, signal, sessions };
  return { run, result: await client.actions.run(run) };
}

describe('the preview', () => {
  it('lists whom the runbook means, whom the role may end, and never our own', async () => {
    const { pid } = await bed.connect();
    const root = await bed.connect('baker_root');
    const { card, client } = await openCard(1);
    expect(card.sessions).toEqual([]);
    expect(card).toMatchObject({
      signal: 'terminate',
      longerThanSeconds: 600,
      target: `127.0.0.1:${bed.cluster.port}/bakery as ${roles.operator}`,
      confirmation: { kind: 'count' },
      grants: { role: roles.operator, superuser: false, signalBackend: true, readAllStats: true },
    });
    const shorter = await client.actions.preview({ cardId: card.cardId, longerThanSeconds: 0 });
    expect(shorter.sessions.map((each) => [each.pid, each.userName, each.state, each.permission]).sort()).toEqual(
      [
        [pid, roles.client, 'idle', 'allowed'],
        [root.pid, 'baker_root', 'idle', 'superuser'],
      ].sort(),
    );
    expect(shorter.sessions[0]?.query).toBe('SELECT pg_backend_pid() AS pid');
    const held = await bed.administer("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'hikeshi'");
    expect(Number(held.rows[0].count)).toBeGreaterThan(0);
  });

  it('takes literals out of what others run', async () => {
    const { client: customer } = await bed.connect();
    await customer.query("SELECT 'hanako@example.com' AS mail");
    const { card } = await openCard(3);
    expect(card.sessions.map(({ query }) => query)).toEqual(["SELECT '?' AS mail"]);
  });

  it('is refused for a statement that is not understood in full', async () => {
    const incident = await openIncident(bed.environment());
    opened.push(incident);
    const { client, incidentId } = incident;
    const open = (step: number) =>
      refusalOf(client.actions.open({ incidentId, runbookCommandId: commandId(step), inputs: {}, password: null }));
    expect(await open(4)).toMatchObject({ code: 'INVALID', reason: 'notAnAction', params: { word: 'order' } });
    expect(await open(5)).toMatchObject({ code: 'INVALID', reason: 'notAnAction' });
  });
});

describe('ending connections', () => {
  it('ends those that were chosen and no others, with the intent before the result', async () => {
    const first = await bed.connect();
    const second = await bed.connect();
    const spared = await bed.connect();
    const { card, client, incidentId } = await openCard(3);
    const { result } = await armAndRun(client, card, sessionsOf(card, [first.pid, second.pid]));
    expect(result.outcomes?.map(({ outcome }) => outcome)).toEqual(['ended', 'ended']);
    expect(await bed.pids()).toContain(spared.pid);
    expect(await bed.pids()).not.toContain(first.pid);

    const events = await client.incidents.events({ incidentId, afterSeq: 0 });
    const kinds = events.map(({ kind }) => kind).filter((kind) => kind.startsWith('action'));
    expect(kinds).toEqual(['actionIntended', 'actionEnded']);
    const { state } = await client.incidents.get({ incidentId });
    expect(state.actions[0]?.approval).toEqual(reviewed);
    const label = state.actions[0]?.ended?.evidenceId ?? '';
    const { text } = await client.incidents.evidence({ incidentId, evidenceId: label });
    expect(text).toContain(String(first.pid));
    expect(text).toContain('pg_catalog.pg_terminate_backend(pid)');
  });

  it('tells a session that is gone, another one, or busy with something else from the one that was confirmed', async () => {
    const gone = await bed.connect();
    const busy = await bed.connect();
    const other = await bed.connect();
    const { card, client } = await openCard(3);
    const sessions = sessionsOf(card, [gone.pid, busy.pid, other.pid]);
    await gone.client.end();
    const sleeping = busy.client.query('SELECT pg_sleep(20)').catch(() => {});
    await expect
      .poll(async () => {
        const { rows } = await bed.administer(`SELECT state FROM pg_stat_activity WHERE pid = ${busy.pid}`);
        return rows[0]?.state;
      })
      .toBe('active');
    const { result } = await armAndRun(client, card, sessions);
    const outcomeOf = (pid: number) => result.outcomes?.find((each) => each.pid === pid)?.outcome;
    expect(outcomeOf(gone.pid)).toBe('alreadyGone');
    expect(outcomeOf(busy.pid)).toBe('changed');
    expect(outcomeOf(other.pid)).toBe('ended');
    expect(await bed.pids()).toContain(busy.pid);
    await bed.administer(`SELECT pg_cancel_backend(${busy.pid})`);
    await sleeping;
  });

  it('counts who came back a few seconds later', async () => {
    const { pid } = await bed.connect();
    const { card, client, incidentId } = await openCard(3);
    await armAndRun(client, card, sessionsOf(card, [pid]));
    await bed.connect();
    await bed.connect(roles.client, 'another application');
    const recount = async () => (await client.incidents.get({ incidentId })).state.actions[0]?.recount;
    await expect.poll(recount, { timeout: 15_000 }).toEqual({ afterMs: 3_000, returned: 1, before: 1 });
  });

  it('cancels a query and leaves its connection', async () => {
    const { client: slow, pid } = await bed.connect();
    const query = slow.query('SELECT pg_sleep(60)').then(
      () => 'ended',
      (error: { code?: string }) => error.code,
    );
    const { card, client } = await openCard(2);
    await expect
      .poll(
        async () => (await client.actions.preview({ cardId: card.cardId, longerThanSeconds: null })).sessions.length,
      )
      .toBe(1);
    const again = await client.actions.preview({ cardId: card.cardId, longerThanSeconds: null });
    const { result } = await armAndRun(client, again, sessionsOf(again, [pid]), 'cancel');
    expect(result.outcomes?.map(({ outcome }) => outcome)).toEqual(['ended']);
    expect(await query).toBe('57014');
    expect(await bed.pids()).toContain(pid);
  });
});

describe('a nonce', () => {
  it('is good once', async () => {
    const first = await bed.connect();
    const { card, client } = await openCard(3);
    const { run } = await armAndRun(client, card, sessionsOf(card, [first.pid]));
    const again = await bed.connect();
    expect(await refusalOf(client.actions.run({ ...run, commandId: 'replay' }))).toMatchObject({
      reason: 'nonceUnknown',
    });
    expect(await bed.pids()).toContain(again.pid);
    // The very same command is a retry: it answers what came of it, and does nothing.
    expect((await client.actions.run(run)).outcomes?.map(({ outcome }) => outcome)).toEqual(['ended']);
  });

  it('is good for a short while', async () => {
    let laterNs = 0n;
    const clock = { nowMs: () => Date.now(), monoNs: () => process.hrtime.bigint() + laterNs };
    const { pid } = await bed.connect();
    const { card, client, incidentId } = await openCard(3, bed.environment(), { clock });
    const sessions = sessionsOf(card, [pid]);
    const arm = { cardId: card.cardId, signal: 'terminate', sessions, approval: reviewed, confirmation: '1' } as const;
    const { nonce, lifeMs } = await client.actions.arm(arm);
    expect(lifeMs).toBeGreaterThanOrEqual(30_000);
    expect(lifeMs).toBeLessThanOrEqual(60_000);
    laterNs = BigInt(lifeMs + 1) * 1_000_000n;
    const run = { cardId: card.cardId, commandId: 'late', nonce, signal: 'terminate', sessions } as const;
    expect(await refusalOf(client.actions.run(run))).toMatchObject({ reason: 'nonceExpired' });
    expect(await bed.pids()).toContain(pid);
    expect((await client.incidents.get({ incidentId })).state.actions).toEqual([]);
  });

  it('is good for exactly those sessions and that signal, and spent by an attempt on others', async () => {
    const chosen = await bed.connect();
    const other = await bed.connect();
    const { card, client } = await openCard(3);
    const sessions = sessionsOf(card, [chosen.pid]);
    const arm = { cardId: card.cardId, signal: 'terminate', sessions, approval: reviewed, confirmation: '1' } as const;
    for (const [index, forged] of [
      { sessions: sessionsOf(card, [other.pid]), signal: 'terminate' as const },
      { sessions: sessionsOf(card, [chosen.pid, other.pid]), signal: 'terminate' as const },
      { sessions: [], signal: 'terminate' as const },
      { sessions, signal: 'cancel' as const },
      { sessions: [{ pid: chosen.pid, backendStart: '2026-01-01T00:00:00.000000Z' }], signal: 'terminate' as const },
    ].entries()) {
      const { nonce } = await client.actions.arm(arm);
      const run = { cardId: card.cardId, commandId: `forged-${index}`, nonce };
      expect(await refusalOf(client.actions.run({ ...run, ...forged }))).toMatchObject({ reason: 'nonceForOthers' });
      const honest = { ...run, commandId: `honest-${index}`, sessions, signal: 'terminate' as const };
      expect(await refusalOf(client.actions.run(honest))).toMatchObject({ reason: 'nonceUnknown' });
    }
    expect(await bed.pids()).toEqual(expect.arrayContaining([chosen.pid, other.pid]));
  });

  it('is given to nobody without a name, a ticket, a backup note and the number typed', async () => {
    const { pid } = await bed.connect();
    const { card, client } = await openCard(3);
    await client.settings.set({ actor: 'Hanako' });
    const sessions = sessionsOf(card, [pid]);
    const arm = (approval: Approval, confirmation = '1') =>
      refusalOf(client.actions.arm({ cardId: card.cardId, signal: 'terminate', sessions, approval, confirmation }));
    expect(await arm({ ...reviewed, reviewer: ' ' })).toMatchObject({ reason: 'actionNeedsReviewer' });
    expect(await arm({ ...reviewed, reviewer: 'Hanako ' })).toMatchObject({ reason: 'reviewerIsActor' });
    expect(await arm({ ...reviewed, ticket: '' })).toMatchObject({ reason: 'actionNeedsTicket' });
    expect(await arm({ ...reviewed, backup: '' })).toMatchObject({ reason: 'actionNeedsBackup' });
    expect(await arm({ kind: 'emergency', reason: '' })).toMatchObject({ reason: 'emergencyNeedsReason' });
    expect(await arm(reviewed, '2')).toMatchObject({ reason: 'actionNotConfirmed' });
    expect(await arm(reviewed, '')).toMatchObject({ reason: 'actionNotConfirmed' });
  });

  it('needs the name of production typed, whatever the number', async () => {
    const { pid } = await bed.connect();
    const { card, client } = await openCard(3, bed.environment({ kind: 'production', name: 'Main shop' }));
    expect(card.confirmation).toEqual({ kind: 'environmentName', name: 'Main shop' });
    const sessions = sessionsOf(card, [pid]);
    const arm = { cardId: card.cardId, signal: 'terminate', sessions, approval: reviewed } as const;
    expect(await refusalOf(client.actions.arm({ ...arm, confirmation: '1' }))).toMatchObject({
      reason: 'actionNotConfirmed',
    });
    expect(await client.actions.arm({ ...arm, confirmation: 'Main shop' })).toMatchObject({
      nonce: expect.any(String),
    });
  });
});

describe('what the role may not do', () => {
  it('a role without pg_signal_backend is told so before, and by the server too', async () => {
    const { pid } = await bed.connect();
    const { card, client } = await openCard(3, bed.environment({}, roles.looker));
    expect(card.grants).toMatchObject({ signalBackend: false, readAllStats: true });
    expect(card.sessions).toMatchObject([{ pid, permission: 'noGrant' }]);
    const sessions = sessionsOf(card, [pid]);
    const arm = { cardId: card.cardId, signal: 'terminate', sessions, approval: reviewed, confirmation: '1' } as const;
    expect(await refusalOf(client.actions.arm(arm))).toMatchObject({ reason: 'actionNotAllowed' });
    expect(await bed.pids()).toContain(pid);
  });

  it('a right that is taken away in between is a refusal with the SQLSTATE of the server', async () => {
    const { pid } = await bed.connect();
    const { card, client } = await openCard(3);
    await bed.administer(`REVOKE pg_signal_backend FROM ${roles.operator}`);
    try {
      const { result } = await armAndRun(client, card, sessionsOf(card, [pid]));
      expect(result.outcomes).toMatchObject([{ pid, outcome: 'refused', sqlState: '42501' }]);
      expect(await bed.pids()).toContain(pid);
    } finally {
      await bed.administer(`GRANT pg_signal_backend TO ${roles.operator}`);
    }
  });

  it("a superuser's sessions, and those of which nothing can be seen, cannot be chosen", async () => {
    const root = await bed.connect('baker_root');
    const { card, client } = await openCard(3);
    const sessions = sessionsOf(card, [root.pid]);
    const arm = { cardId: card.cardId, signal: 'terminate', sessions, approval: reviewed, confirmation: '1' } as const;
    expect(await refusalOf(client.actions.arm(arm))).toMatchObject({ reason: 'actionNotAllowed' });
    await client.actions.close({ cardId: card.cardId });

    await bed.administer(`GRANT pg_signal_backend TO ${roles.stranger}`);
    const { pid } = await bed.connect();
    const blind = await openCard(3, bed.environment({}, roles.stranger));
    expect(blind.card.sessions.find((each) => each.pid === pid)).toMatchObject({
      backendStart: null,
      permission: 'hidden',
    });
    expect(await bed.pids()).toEqual(expect.arrayContaining([root.pid, pid]));
    await bed.administer(`REVOKE pg_signal_backend FROM ${roles.stranger}`);
  });

  it('a role may end its own sessions without any grant', async () => {
    const own = await bed.connect(roles.stranger);
    const { card, client } = await openCard(3, bed.environment({}, roles.stranger));
    expect(card.sessions.find((each) => each.pid === own.pid)).toMatchObject({ permission: 'allowed' });
    const { result } = await armAndRun(client, card, sessionsOf(card, [own.pid]));
    expect(result.outcomes).toMatchObject([{ outcome: 'ended' }]);
  });

  it('logs in as the operator of the environment, whose password is asked for', async () => {
    const environment = bed.environment({}, roles.looker);
    const { database } = environment;
    if (database === null) throw new Error('no database');
    const operator = { user: roles.operator, password: { kind: 'ask' } as const };
    const incident = await openIncident({ ...environment, database: { ...database, operator } });
    opened.push(incident);
    const { client, incidentId } = incident;
    const request = { incidentId, runbookCommandId: commandId(3), inputs: {} };
    expect(await refusalOf(client.actions.open({ ...request, password: null }))).toMatchObject({
      reason: 'actionLoginFailed',
    });
    const card = await client.actions.open({ ...request, password });
    expect(card.grants.role).toBe(roles.operator);
  });
});

describe('acting alone', () => {
  it('is recorded as such, and review, ticket and backup stay owed until somebody says what was done', async () => {
    const { pid } = await bed.connect();
    const { card, client, incidentId } = await openCard(3);
    const { result } = await armAndRun(client, card, sessionsOf(card, [pid]), 'terminate', alone);
    const owed = { incidentId, actionId: result.actionId, basedOn: null };
    await client.incidents.close({ incidentId, commandId: 'close', reason: null });
    await client.actions.settleOwed({ ...owed, commandId: 's1', duty: 'ticket', done: 'OPS-8' });
    const { state } = await client.incidents.get({ incidentId });
    expect(state.actions[0]).toMatchObject({ approval: alone, settled: { ticket: { done: 'OPS-8' } } });
    expect(Object.keys(state.actions[0]?.settled ?? {})).toEqual(['ticket']);
    const { markdown } = await client.postmortems.get({ incidentId });
    expect(markdown).toContain('nobody answers');
    const wrong = client.actions.settleOwed({ ...owed, actionId: 'x', commandId: 's2', duty: 'review', done: 'y' });
    expect(await refusalOf(wrong)).toMatchObject({ code: 'NOT_FOUND', reason: 'nothingOwed' });
  });
});
