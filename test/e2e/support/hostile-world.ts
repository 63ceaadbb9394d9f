/** Everything that a text can come in from, holding strings that want to run: an API, a log, a runbook, an alert, people, a colleague. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { ContractClient } from '../../../shared/contract/contract-client.ts';
import type { Environment } from '../../../shared/environment/environment.ts';
import { injections } from '../../shared/postmortem/export/injections.ts';

/** Of one line each: what a title, a name or a line of a log can hold. */
export const hostileLines = injections.filter((text) => !text.includes('\n'));
const [first = '', second = '', third = ''] = hostileLines;

export type HostileApi = { url: string; close(): void };

/** Answers every path with the strings, in its body and in its headers. */
export async function startHostileApi(): Promise<HostileApi> {
  const server = createServer((_request, response) => {
    response.writeHead(500, {
      'content-type': 'text/html',
      server: first,
      location: 'http://evil.example/',
      etag: second,
    });
    response.end(injections.join('\n'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

function runbookOf(logFile: string): string {
  const rows = hostileLines.slice(0, 40).map((text) => text.replaceAll('|', '\\|'));
  return [
    `# ${first}`,
    '## 連絡先\n\n| 役割 | 担当者 | 連絡先 | 稼働時間 |\n|---|---|---|---|',
    ...rows.slice(0, 5).map((text) => `| ${text} | ${text} | ${text} | ${text} |`),
    `\n## 障害パターン別対応\n\n### 1. ${second}\n\n#### 症状\n`,
    ...rows.map((text) => `- ${text}`),
    `\n#### 初動確認（5分以内）\n\n\`\`\`bash\n# 1. ${third}\ntail -50 ${logFile}\necho '${first.replaceAll("'", '')}'\n\`\`\`\n`,
    '#### 原因と対応\n\n| 原因 | 確認方法 | 対応 |\n|---|---|---|',
    ...rows.map((text) => `| ${text} | ログに "${text.replaceAll('"', '')}" | ${text} |`),
    `\n## 付録\n\n${injections.slice(0, 40).join('\n\n')}\n`,
  ].join('\n');
}

function environmentOf(url: string, logFile: string, runbookHash: string): Environment {
  return {
    id: 'hostile',
    name: first.slice(0, 60),
    kind: 'staging',
    service: second.slice(0, 120),
    api: {
      baseUrl: url,
      path: { kind: 'direct' },
      token: null,
      healthPath: '/health',
      endpoints: ['/x'],
      timeoutMs: 1_000,
    },
    database: null,
    hosts: [{ id: 'here', name: third, run: { kind: 'here', hostname: hostname() }, processName: first }],
    logs: [{ role: 'application', path: logFile, hostId: 'here' }],
    accessDurationUnit: null,
    deployments: null,
    thresholds: [],
    contacts: hostileLines.slice(0, 10).map((text) => ({
      role: text.slice(0, 120),
      person: text.slice(0, 120),
      contact: text.slice(0, 300),
      hours: text.slice(0, 120),
    })),
    dashboards: [{ name: first, url: 'https://board.invalid/' }],
    runbookHash,
  };
}

export type HostileIncident = { incidentId: string; runbookHash: string };

/** Lives through an incident in which every field that a person can fill holds the strings. */
export async function liveHostileIncident(
  client: ContractClient,
  apiUrl: string,
  folder: string,
): Promise<HostileIncident> {
  const logFile = join(folder, 'app.log');
  writeFileSync(logFile, injections.join('\n'));
  const base64 = Buffer.from(runbookOf(logFile)).toString('base64');
  const { entry, runbook } = await client.runbooks.import({ name: `${first}.md`, base64 });
  await client.environments.save({ environment: environmentOf(apiUrl, logFile, entry.hash) });
  await client.settings.set({ actor: first.slice(0, 100) });
  const { incidentId } = await client.incidents.declare({
    commandId: randomUUID(),
    environmentId: 'hostile',
    title: hostileLines.slice(0, 20).join(' '),
    alert: injections.join('\n'),
  });
  const command = () => ({ incidentId, commandId: randomUUID() });
  const atMs = Date.now();
  const notes = injections.map((text) => ({ text: text.trim(), atMs }));
  const { eventIds } = await client.incidents.addNotes({ ...command(), notes });
  await client.incidents.strike({ ...command(), target: eventIds[0] ?? '', reason: second });
  await client.incidents.attachText({ ...command(), title: first, text: injections.join('\n') });
  const [pattern] = runbook.patterns;
  if (pattern !== undefined) {
    await client.incidents.setPattern({ ...command(), patternId: pattern.id, active: true, basedOn: null });
    const [cause] = pattern.causes;
    if (cause !== undefined) {
      await client.incidents.setCause({
        ...command(),
        causeId: cause.id,
        state: 'confirmed',
        reason: first,
        basedOn: null,
      });
    }
    const [check] = pattern.procedures.flatMap(({ steps }) => steps.flatMap(({ commands }) => commands));
    if (check !== undefined) {
      await client.incidents.runCheck({ ...command(), runbookCommandId: check.id, inputs: {} });
    }
  }
  await client.incidents.recordCall({
    ...command(),
    role: first,
    person: second,
    contact: third,
    ruleId: null,
    need: 'help',
    outcome: 'answered',
    note: first,
    atMs: null,
  });
  const markdown = injections.join('\n\n');
  await client.postmortems.setSection({ ...command(), section: 'lessons', markdown, basedOn: null });
  await client.drafts.set({ key: `${incidentId}/note`, text: hostileLines.join(' ') });
  return { incidentId, runbookHash: entry.hash };
}

/** As a colleague's file brings it: packed there, taken in here. */
export async function carryOver(from: ContractClient, to: ContractClient, incidentId: string): Promise<void> {
  const { base64 } = await from.handoff.export({ incidentId, commandId: randomUUID(), save: false });
  if (base64 === null) throw new Error('the file was not handed over');
  const transferId = randomUUID();
  await to.handoff.send({ transferId, index: 0, base64 });
  await to.handoff.import({ transferId });
}
