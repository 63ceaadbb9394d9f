/** A night with decisions, and with what was only known after them: written by the core itself, on a clock that the test sets. */
import { createRouterClient } from '@orpc/server';
import { type HostPorts, openCore } from '../../../core/core.ts';
import { uuidV7 } from '../../../server/host/system.ts';
import type { Environment } from '../../../shared/environment/environment.ts';

/** 2026-11-24 03:00 in Tokyo. */
const nightMs = Date.UTC(2026, 10, 23, 18);

const ports: HostPorts = {
  ...{ host: 'server', secrets: null, notify: null, openExternal: null, saveFile: null, pickFile: null },
  ...{ renderPdf: null, startProcess: null },
};

/** Nobody listens there: its health is read as refused. */
const environment: Environment = {
  ...{ id: 'production', name: '本番', kind: 'production', service: 'TODO API', database: null, hosts: [], logs: [] },
  api: {
    ...{ baseUrl: 'http://127.0.0.1:9', path: { kind: 'direct' }, token: null, healthPath: '/health', endpoints: [] },
    timeoutMs: 2_000,
  },
  ...{ accessDurationUnit: null, deployments: null, thresholds: [], contacts: [], dashboards: [], runbookHash: null },
};

export const night = {
  title: '応答なし',
  note: 'デプロイは昨夕のみ',
  /** From here on, what nobody knew at the decisions. */
  laterTitle: '設定の誤りによる全面停止',
  correctedNote: 'デプロイは今朝もあった',
  enteredLate: '03:04に別の担当が再起動していた',
  laterUrl: 'http://127.0.0.1:10',
} as const;

/** Writes it into an empty data folder that nothing else has open. */
export async function tellNight(dataDir: string): Promise<{ incidentId: string }> {
  let nowMs = nightMs;
  const core = await openCore({
    ...{ dataDir, newId: uuidV7, ports, mode: 'own', version: '0.0.0' },
    clock: { nowMs: () => nowMs, monoNs: () => process.hrtime.bigint() },
  });
  try {
    const client = createRouterClient(core.router, { context: { window: 'window-1', actor: '佐藤' } });
    await client.environments.save({ environment });
    let calls = 0;
    const at = (minute: number) => {
      nowMs = nightMs + minute * 60_000;
      return { commandId: `call-${++calls}` };
    };
    const { incidentId } = await client.incidents.declare({
      ...at(2),
      title: night.title,
      zone: 'Asia/Tokyo',
      environmentId: environment.id,
    });
    const by = (minute: number) => ({ incidentId, ...at(minute) });
    const stateNow = async () => (await client.incidents.get({ incidentId })).state;
    while ((await client.incidents.get({ incidentId })).sweeps.length > 0) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { hash } = (await stateNow()).runbook ?? { hash: '' };
    const { runbook } = await client.runbooks.get({ hash });
    const [down] = runbook.patterns;
    const [misconfigured, unreachable] = down?.causes ?? [];
    if (down === undefined || misconfigured === undefined || unreachable === undefined) throw new Error('no runbook');
    const [item] = runbook.preparation;
    const cause = async (causeId: string) => ({
      causeId,
      basedOn: (await stateNow()).lastEventOf[`cause:${causeId}`] ?? null,
    });

    await client.incidents.setSeverity({ ...by(3), severity: 2, basedOn: null });
    const note = await client.incidents.addNote({ ...by(4), text: night.note, startedAtMs: null });
    await client.incidents.setPattern({ ...by(5), patternId: down.id, active: true, basedOn: null });
    await client.incidents.setItem({ ...by(5), itemId: item?.id ?? '', state: 'ok', reason: null, basedOn: null });
    const { lastEventOf } = await stateNow();
    await client.incidents.setSeverity({ ...by(6), severity: 1, basedOn: lastEventOf.severity ?? null });
    await client.incidents.setCause({ ...by(7), ...(await cause(misconfigured.id)), state: 'suspected', reason: null });
    await client.incidents.setCause({
      ...by(8),
      ...(await cause(unreachable.id)),
      ...{ state: 'ruledOut', reason: 'DBには接続できる' },
    });
    await client.incidents.setCause({
      ...by(9),
      ...(await cause(misconfigured.id)),
      ...{ state: 'confirmed', reason: 'ログに config error' },
    });
    await client.incidents.decideRollback({ ...by(10), decision: 'doNot', reason: '設定を直すほうが早い' });
    await client.incidents.recordCall({
      ...by(11),
      ...{ role: 'インフラ担当', person: '田中', contact: null, ruleId: null, need: 'help', outcome: 'answered' },
      ...{ note: null, atMs: null },
    });
    const late = { text: night.enteredLate, startedAtMs: nightMs + 4.5 * 60_000 };
    await client.incidents.addNote({ ...by(30), ...late });
    const [target = ''] = note.eventIds;
    await client.incidents.reviseNote({ ...by(31), target, text: night.correctedNote, happenedAtMs: null });
    await client.incidents.setMilestone({
      ...by(32),
      ...{ milestone: 'mitigated', atMs: nightMs + 20 * 60_000, basedOn: null },
    });
    await client.incidents.setTitle({ ...by(33), title: night.laterTitle, basedOn: null });
    await client.incidents.close({ ...by(34), reason: '復旧を確認' });
    // What is set today says nothing of that night.
    const api = environment.api && { ...environment.api, baseUrl: night.laterUrl };
    await client.environments.save({ environment: { ...environment, api } });
    return { incidentId };
  } finally {
    await core.close();
  }
}
