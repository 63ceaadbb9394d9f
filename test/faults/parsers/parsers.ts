/** Every reader of text that comes from outside, with real texts of the kind that it reads. None of them may throw, whatever it is given. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { unpackIncident } from '../../../core/handoff/unpack-incident.ts';
import { readSettings } from '../../../core/installation-settings.ts';
import { createRedactor } from '../../../core/probes/redaction.ts';
import type { Store } from '../../../core/store/store.ts';
import { measureLines } from '../../../shared/access-log/measure-lines.ts';
import { readJsonAlert } from '../../../shared/alert/json-alert.ts';
import { readTextAlert } from '../../../shared/alert/text-alert.ts';
import { fromExchange } from '../../../shared/environment/exchange.ts';
import { readPastedLine } from '../../../shared/environment/pasted/read-pasted-line.ts';
import { storedEnvironmentSchema } from '../../../shared/environment/stored-environment.ts';
import { parseIncidentFile } from '../../../shared/handoff/incident-file.ts';
import { fingerprintIn } from '../../../shared/postmortem/import/fingerprint.ts';
import { readFile } from '../../../shared/postmortem/import/read-file.ts';
import { readOutlineLines } from '../../../shared/postmortem/whys/outline-lines.ts';
import { criterionRule } from '../../../shared/rollback/criterion-rule.ts';
import { grepMatcher } from '../../../shared/runbook/commands/grep-matcher.ts';
import { splitCommands } from '../../../shared/runbook/commands/split-commands.ts';
import { understandCommand } from '../../../shared/runbook/commands/understand-command.ts';
import { runbookSchema } from '../../../shared/runbook/model.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import { readPastedNotes } from '../../../shared/timeline/pasted-notes.ts';
import { writeArchive } from '../../core/handoff/archive.ts';

export type Parser = { name: string; corpus: readonly string[]; read: (text: string) => unknown };

const bundled = ['ja', 'en'].map((language) =>
  readFileSync(new URL(`../../../runbooks/todo-api.${language}.md`, import.meta.url), 'utf8'),
);

const commands = bundled.flatMap((text) =>
  [...text.matchAll(/^(?:curl|psql|tail|grep|docker|systemctl|ps|zcat|kubectl|git) .+$/gm)].map(([line]) => line),
);

const logLines = [
  '127.0.0.1 - alice [24/Nov/2026:03:02:10 +0900] "GET /api/v1/todos?limit=5 HTTP/1.1" 500 312 "-" "curl/8.5" 0.532',
  '{"time":"2026-11-24T03:02:10+09:00","method":"POST","path":"/api/v1/todos","status":201,"duration_ms":12.5}',
  'time=2026-11-24T03:02:10Z level=error msg="connection pool exhausted" method=GET path=/health status=503 dur=1.2s',
  '2026-11-24 03:02:10,123 ERROR [pool-1] connection pool exhausted: password=hunter2 postgres://app:secret@db/todo',
];

const alerts = [
  '{"version":"4","status":"firing","alerts":[{"labels":{"alertname":"High5xx","severity":"critical"},"annotations":{"summary":"5xx 12%"},"startsAt":"2026-11-24T03:02:10Z"}]}',
  '{"event":{"data":{"title":"API down","created_at":"2026-11-24T03:02:10Z","html_url":"https://example.invalid/x"}}}',
  '[ALERT] 2026/11/24 03:02 JST 決済APIの5xxが12%を超えました (しきい値 5%)\nhttps://grafana.example.invalid/d/1',
];

const environments = [
  '{"format":"hikeshi-environment","version":1,"environment":{"id":"a","name":"検証","kind":"staging","service":"TODO","api":{"baseUrl":"http://127.0.0.1:9","path":{"kind":"direct"},"token":{"kind":"env","name":"T"},"healthPath":"/health","endpoints":["/a"],"timeoutMs":500},"database":null,"hosts":[],"logs":[],"accessDurationUnit":"ms","deployments":null,"thresholds":[],"contacts":[],"dashboards":[],"runbookHash":null}}',
];

const pastedLines = [
  ...commands,
  'ssh -L 15432:db.internal:5432 -J bastion ops@host',
  'DATABASE_URL=postgres://app:secret@db.internal:5432/todo?sslmode=require',
  'kubectl -n shop port-forward svc/api 8080:80',
];

const incident =
  '{"format":"hikeshi-incident","version":1,"app":"0","writtenAtMs":1,"incidentId":"i","chains":[{"deviceId":"d","events":1,"hash":"' +
  'a'.repeat(64) +
  '"}],"events":[{"id":"e","deviceId":"d","chainSeq":1,"lamport":1,"actor":"","kind":"opened","v":1,"payloadHash":"' +
  'a'.repeat(64) +
  '","happenedAtMs":1,"recordedAtMs":1,"monoNs":"1","bootId":"b","prevHash":"' +
  'a'.repeat(64) +
  '","hash":"' +
  'a'.repeat(64) +
  '","payload":{"salt":"AA==","bytes":"e30="}}],"evidence":[],"runbooks":[]}';

const document =
  '# ポストモーテム #42 決済API\n\n## 1. 発生日時\n\n| 項目 | 時刻 |\n|---|---|\n| 検知 | 03:02 |\n\n## 4. 根本原因\n\n- 契機\n  - なぜ: 接続枠 [E-001]\n    - なぜ: 上限がない\n\n```\nlog\n```\n\n<!-- hikeshi: 12 events, sha256 ' +
  'a'.repeat(64) +
  ' -->\n';

const notes = [
  '03:02 alice: 調べます\n03:05 bob 5xx が出ています\n2026-11-24 03:10:00 再起動した',
  'alice  3:02 AM\nlooking\nbob  3:05 AM\nrestarted the API',
  '[2026/11/24 3:02] 佐藤: ロールバック開始',
];

const settings = [
  '{"language":"ja","theme":"dark","actor":"花子","deadlineSound":true,"exportNamePattern":"{date}-{title}"}',
];

const redact = createRedactor(() => ['hunter2', 'パスワード', 'a+b/c==']);
const pastedContext = { zone: 'Asia/Tokyo', nowMs: 1_800_003_600_000, incidentMs: 1_800_000_000_000 };

const parsers: readonly Parser[] = [
  { name: 'runbook', corpus: bundled, read: (text) => runbookSchema.parse(parseRunbook(text)) },
  { name: 'runbook bytes', corpus: bundled, read: (text) => parseRunbook(Buffer.from(text, 'latin1')) },
  { name: 'command', corpus: commands, read: (text) => understandCommand(text, 'bash') },
  {
    name: 'sql',
    corpus: [
      "SELECT pid, state FROM pg_stat_activity WHERE state = 'idle' AND now() - state_change > interval '5 min';",
      ...commands,
    ],
    read: (text) => understandCommand(text, 'sql'),
  },
  { name: 'command block', corpus: [commands.join('\n'), ...bundled], read: (text) => splitCommands(text, 'bash') },
  {
    name: 'grep pattern',
    corpus: ['ERROR|WARN', '^[0-9]\\{2,5\\}.*(a+)+$', '[[:alpha:]_-]+\\b(x|y)*', ...logLines],
    read: (text) => grepMatcher(text.slice(0, 300), 'extended', true)?.(logLines[3] ?? ''),
  },
  { name: 'log line', corpus: logLines, read: (text) => redact(text) },
  {
    name: 'access log',
    corpus: [logLines.join('\n'), ...logLines],
    read: (text) => measureLines(text.split('\n'), 'ms', 'access.log'),
  },
  { name: 'incident file', corpus: [incident], read: (text) => parseIncidentFile(text) },
  {
    name: 'incident file packed',
    corpus: [gzipSync(incident).toString('latin1')],
    read: (text) => unpackIncident(Buffer.from(`\u001f\u008b${text}`, 'latin1')),
  },
  {
    name: 'incident archive',
    corpus: [writeArchive([{ name: 'record.json', bytes: Buffer.from(incident) }]).toString('latin1')],
    read: (text) => unpackIncident(Buffer.from(`PK${text}`, 'latin1')),
  },
  { name: 'document', corpus: [document, ...bundled], read: (text) => [readFile(text), fingerprintIn(text)] },
  { name: 'whys', corpus: [document, notes.join('\n')], read: (text) => readOutlineLines(text) },
  { name: 'environment file', corpus: environments, read: (text) => fromExchange(text) },
  {
    name: 'stored environment',
    corpus: environments,
    read: (text) => storedEnvironmentSchema.safeParse(parsedJson(text)),
  },
  { name: 'stored settings', corpus: settings, read: (text) => readSettings(storeOf(parsedJson(text))) },
  { name: 'pasted line', corpus: pastedLines, read: (text) => readPastedLine(text) },
  { name: 'alert in JSON', corpus: alerts, read: (text) => readJsonAlert(text, 'Asia/Tokyo') },
  { name: 'alert in words', corpus: alerts, read: (text) => readTextAlert(text, 'Asia/Tokyo') },
  { name: 'pasted notes', corpus: notes, read: (text) => readPastedNotes(text, pastedContext) },
  {
    name: 'criterion',
    corpus: [
      '5分以上5xxが10%を超える',
      'デプロイから30分以内にエラー率が 5% を超えた場合',
      'error rate > 5 % for 10 minutes',
    ],
    read: (text) => criterionRule(text),
  },
];

/** What the harness must notice: a reader that throws now and then, and an expression that never ends. */
const controls: readonly Parser[] = [
  {
    name: 'throwing control',
    corpus: logLines,
    read: () => {
      throw new Error('thrown');
    },
  },
  { name: 'endless control', corpus: ['aaaaaaaa'], read: () => /^(a+)+$/.test(`${'a'.repeat(60)}!`) },
];

export type ReaderSet = 'parsers' | 'controls';

export function readersOf(set: ReaderSet): readonly Parser[] {
  return set === 'parsers' ? parsers : controls;
}

/** As much of a store as reading settings needs, with whatever a file may hold in it. */
function storeOf(values: unknown): Store {
  const named = typeof values === 'object' && values !== null ? (values as Record<string, unknown>) : {};
  return { settings: { get: (key: string) => named[key] } } as unknown as Store;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
