/** A person at their own installation: what they do, in the words of the contract, and what they write afterwards. */
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { openCore } from '../../core/core.ts';
import { uuidV7 } from '../../server/host/system.ts';
import type { Milestone } from '../../shared/incident/event.ts';
import type { Runbook } from '../../shared/runbook/model.ts';
import { parseRunbook } from '../../shared/runbook/parse-runbook.ts';
import { byNumber, cause, pattern, step } from './runbook-places.ts';
import type { World } from './world.ts';

export type Language = 'ja' | 'en';
export type Responder = Awaited<ReturnType<typeof openResponder>>;

const minuteMs = 60_000;
let commands = 0;

export async function openResponder(world: World, { name, language }: { name: string; language: Language }) {
  const { time } = world;
  const core = await openCore({
    dataDir: join(world.folder, `installation-${encodeURIComponent(name)}`),
    clock: time.clock,
    newId: uuidV7,
    ports: {
      host: 'server',
      secrets: null,
      notify: null,
      openExternal: null,
      saveFile: null,
      pickFile: null,
      renderPdf: null,
      startProcess: null,
    },
    mode: 'own',
    version: '0.1.0',
    watch: { timer: time.timer, random: () => 0.5 },
  });
  const client = createRouterClient(core.router, { context: { window: 'story', actor: null } });
  await client.settings.set({ actor: name, language });
  const entry = (await client.runbooks.list()).find((each) => each.bundled && each.name.includes(`.${language}.`));
  if (entry === undefined) throw new Error('no runbook comes with the app');
  const runbook: Runbook = parseRunbook((await client.runbooks.get({ hash: entry.hash })).source);
  const environmentName = language === 'ja' ? '本番' : 'Production';
  await client.environments.save({ environment: world.environment(environmentName, entry.hash) });
  let incidentId = '';

  const by = () => ({ incidentId, commandId: `command-${++commands}` });
  const state = async () => (await client.incidents.get({ incidentId })).state;
  const basedOn = async (field: string) => (await state()).lastEventOf[field] ?? null;

  /** Until no look of the watch and no sweep is under way. */
  async function settle(): Promise<void> {
    await world.follow();
    for (;;) {
      const view = await client.watch.get(incidentId === '' ? { environmentId: 'production' } : { incidentId });
      const looking = view?.measures.some(({ nextDueMs }) => nextDueMs === null) ?? false;
      const sweeping = incidentId !== '' && (await client.incidents.get({ incidentId })).sweeps.length > 0;
      if (!looking && !sweeping) return;
      await nextTurn();
    }
  }

  const me = {
    client,
    core,
    runbook,
    by,
    state,
    basedOn,
    settle,
    get incidentId() {
      return incidentId;
    },
    /** Takes up an incident that came in a file. */
    takeUp(id: string) {
      incidentId = id;
    },
    nowMs: () => time.clock.nowMs(),
    /** Time goes by, with the watch looking. */
    pass: (minutes: number) => time.pass(minutes * minuteMs, settle),
    /** Time goes by while nobody is at work. */
    skip: (minutes: number) => time.skip(minutes * minuteMs),
    /** To the moment that this names, `2026-10-08T01:30:00+09:00`. */
    skipTo: (moment: string) => time.skip(Date.parse(moment) - time.clock.nowMs()),
    async declare(given: Omit<Parameters<typeof client.incidents.declare>[0], 'commandId'>) {
      const { commandId } = by();
      const declared = await client.incidents.declare({
        environmentId: 'production',
        zone: 'Asia/Tokyo',
        ...given,
        commandId,
      });
      incidentId = declared.incidentId;
      await settle();
    },
    note: (text: string) => client.incidents.addNote({ ...by(), text, startedAtMs: null }),
    title: async (title: string) => client.incidents.setTitle({ ...by(), title, basedOn: await basedOn('title') }),
    severity: async (severity: 1 | 2 | 3 | 4) =>
      client.incidents.setSeverity({ ...by(), severity, basedOn: await basedOn('severity') }),
    role: async (role: 'commander' | 'scribe' | 'liaison' | 'responder', names: string) =>
      client.incidents.setRole({ ...by(), role, names, basedOn: await basedOn(`role:${role}`) }),
    async sweep(scope: 'baseline' | 'preparation' | 'verification') {
      await client.incidents.sweep({ ...by(), scope, patternId: null });
      await settle();
    },
    /** Chooses a pattern of the runbook and reads all that it asks for. */
    async choose(number: number) {
      const { id } = pattern(runbook, number);
      await client.incidents.setPattern({
        ...by(),
        patternId: id,
        active: true,
        basedOn: await basedOn(`pattern:${id}`),
      });
      await client.incidents.sweep({ ...by(), scope: 'pattern', patternId: id });
      await settle();
    },
    async leavePattern(number: number) {
      const { id } = pattern(runbook, number);
      const given = { ...by(), patternId: id, active: false, basedOn: await basedOn(`pattern:${id}`) };
      await client.incidents.setPattern(given);
    },
    async check(path: string, inputs: Record<string, string> = {}) {
      await client.incidents.runCheck({ ...by(), runbookCommandId: `${step(runbook, path).id}/command-1`, inputs });
      await settle();
    },
    async item(itemId: string, done: 'ok' | 'failed' | 'skipped' | 'contradicts', reason: string | null = null) {
      const given = { ...by(), itemId, state: done, reason, basedOn: await basedOn(`item:${itemId}`) };
      await client.incidents.setItem(given);
    },
    async cause(path: string, stands: 'suspected' | 'confirmed' | 'ruledOut', reason: string) {
      const { id } = cause(runbook, path);
      const given = { ...by(), causeId: id, state: stands, reason, basedOn: await basedOn(`cause:${id}`) };
      await client.incidents.setCause(given);
    },
    milestone: async (milestone: Milestone, atMs: number) =>
      client.incidents.setMilestone({ ...by(), milestone, atMs, basedOn: await basedOn(`milestone:${milestone}`) }),
    /** Looks again and again, until the readings have been normal for as long as it takes. */
    async proveRecovery() {
      for (let look = 0; look < 12; look += 1) {
        await me.sweep('verification');
        if ((await state()).recoveryVerified !== null) return;
        await me.pass(1.7);
      }
      throw new Error('the recovery could not be proven');
    },
    async tickAfterRecovery(done: readonly number[]) {
      for (const number of done) {
        const { id } = byNumber(runbook.recoveryChecklist, number);
        if ((await state()).items[id]?.state !== 'ok') await me.item(id, 'ok');
      }
    },
    fact: async (fact: 'usersAffected' | 'requestsFailed' | 'customersAffected' | 'enquiries', value: string) =>
      client.messages.setFact({ ...by(), fact, value, basedOn: await basedOn(`fact:${fact}`) }),
    message: (
      kind: 'first' | 'update' | 'recovery',
      audience: 'internal' | 'external',
      { text, impact, nextInMinutes }: { text: string; impact: string; nextInMinutes: number | null },
    ) =>
      client.messages.recordCopied({
        ...by(),
        kind,
        audience,
        language,
        format: 'plain',
        text,
        impact,
        nextUpdateAtMs: nextInMinutes === null ? null : Math.round(me.nowMs() + nextInMinutes * minuteMs),
      }),
    call: (role: string, person: string, outcome: 'answered' | 'away' | 'callBack', note: string) =>
      client.incidents.recordCall({
        ...by(),
        role,
        person,
        contact: null,
        ruleId: null,
        need: 'help',
        outcome,
        note,
        atMs: null,
      }),
    /** A command that Hikeshi does not run, run by hand. */
    didCommand: (
      path: string,
      text: string,
      note: string | null = null,
      outcome: 'succeeded' | 'failed' = 'succeeded',
    ) =>
      client.actions.recordCommand({
        ...by(),
        runbookCommandId: `${step(runbook, path).id}/command-1`,
        text,
        outcome,
        note,
        atMs: null,
      }),
    close: () => core.close(),
  };
  return me;
}
