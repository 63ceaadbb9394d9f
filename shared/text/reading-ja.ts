/** 計測値の言葉。測ったことだけを言い、測れなかったときは「不明」と理由を言う。 */
import type { Outcome, PathFault, Reading } from '../diagnosis/reading.ts';

type UnreadableReason = Extract<Reading, { kind: 'unreadable' }>['reason'];

export const readingJa = {
  outcomes: {
    answered: '応答あり',
    refused: '接続拒否',
    timeout: 'タイムアウト',
    reset: '切断',
    dns: '名前解決失敗',
    tls: 'TLSエラー',
    noPath: '経路なし',
    authFailed: '認証失敗',
    tooManyConnections: '接続数上限',
    queryFailed: 'クエリ失敗',
    notAllowed: '許可なし',
    invalid: '指定の誤り',
  } satisfies Record<Outcome, string>,
  unreadable: {
    noPath: '経路なし',
    notFound: '対象なし',
    notAllowed: '許可なし',
    notInstalled: 'コマンドなし',
    failed: '読み取り失敗',
    timeout: '時間切れ',
    cancelled: '中止',
    justFull: '直前に接続数上限、少し置いて読み取る',
    ownLimit: '読み取り用ロールの接続数上限',
  } satisfies Record<UnreadableReason, string>,
  pathFaults: {
    sshMissing: 'このマシンに ssh がない',
    configInvalid: 'sshの設定の誤り',
    aliasUnknown: 'エイリアスが ~/.ssh/config にない',
    dns: '踏み台の名前解決失敗',
    refused: '踏み台が接続拒否',
    timeout: '踏み台が応答なし',
    noRoute: '宛先へのルートなし',
    closed: 'ssh接続の切断',
    hostKeyUnknown: 'ホスト鍵が未登録',
    hostKeyChanged: 'ホスト鍵が変わっている',
    denied: 'ssh認証の失敗',
    needsInteraction: 'パスワードやワンタイムコードの入力が要る',
    forwardForbidden: '踏み台が転送を禁止',
    forwardNotTold: '踏み台から先に届かない (理由は不明)',
    psqlMissing: '踏み台に psql がない',
    tunnelClosed: 'トンネルが閉じている',
    failed: 'sshの失敗',
  } satisfies Record<PathFault, string>,
  pathOpen: (through: string, took: string) => `経路 ${through} (${took})`,
  pathBroken: (through: string, why: string) => `不明 (経路なし) ${through}: ${why}`,
  unknown: (why: string, target: string) => `不明 (${why}) ${target}`.trim(),
  unknownSaying: (why: string, target: string, detail: string) => `不明 (${why}) ${target}: ${detail}`,
  answered: (request: string, status: string, took: string) => `${request} ${status} (${took})`,
  failed: (what: string, address: string, request: string) => `${what} ${address} (${request})`,
  timedOut: (what: string, atLeast: string, address: string, request: string) =>
    `${what} ${address} (${request}、${atLeast}待って応答なし)`,
  noStatus: 'ステータスなし',
  databaseAnswered: (address: string, took: string) => `DB接続成功 ${address} (${took})`,
  databaseFailed: (what: string, address: string, sqlState: string | null) =>
    sqlState === null ? `DB${what} ${address}` : `DB${what} ${address} (SQLSTATE ${sqlState})`,
  databaseTarget: (address: string) => `DB ${address}`,
  connectionLimits: {
    all: '接続枠はすべて使用中',
    unreserved: '予約枠を除き空きなし',
    database: 'このDBに許された接続数まで使用中',
  },
  connections: (used: string, max: string) => `接続 ${used}/${max}`,
  connectionsUpToReserve: (used: string, max: string, reserved: string) =>
    `接続 ${used}/${max} (予約枠${reserved}を除き空きなし)`,
  connectionsInReserve: (used: string, max: string, reserved: string) =>
    `接続 ${used}/${max} (予約枠${reserved}を除き空きなし、この読み取りは予約枠を使用)`,
  runsLong: (took: string, pid: string, query: string) => `実行中 ${took} pid ${pid}: ${query}`,
  slowOnAverage: (mean: string, calls: string, query: string) => `平均 ${mean} (n=${calls}): ${query}`,
  activeQueries: (count: string) => `実行中のクエリ ${count}件`,
  activeQueriesLongest: (count: string, longest: string) => `実行中のクエリ ${count}件 (最長 ${longest})`,
  logFound: (source: string, found: readonly { signature: string; count: string }[]) =>
    `${source}: ${found.map(({ signature, count }) => `"${signature}" ${count}件`).join('、')}`,
  logNothingFound: (source: string, lines: string) => `該当なし ${source} (${lines}行)`,
  logRead: (source: string, lines: string) => `${source} ${lines}行`,
  comma: '、',
  lastMinutes: (minutes: string) => `${minutes}分間`,
  notUnderstood: (lines: string, all: string) => `${all}行中${lines}行は解釈できず`,
  errorRate: (share: string, errors: string, n: string, span: string, statuses: string) =>
    statuses === ''
      ? `エラー率 ${share} (n=${n}、${span})`
      : `エラー率 ${share} (5xx ${errors}件: ${statuses}、n=${n}、${span})`,
  errorRateWithoutRequests: (span: string) => `エラー率 不明 (n=0、${span})`,
  responseTimes: (p95: string, n: string, span: string) => `応答時間P95 ${p95} (n=${n}、${span})`,
  responseTimesWithoutRequests: (span: string) => `応答時間P95 不明 (n=0、${span})`,
  responseTimesLack: {
    duration: (span: string) => `応答時間P95 不明 (ログに所要時間の欄なし、${span})`,
    unit: (span: string) => `応答時間P95 不明 (所要時間の単位が未設定、${span})`,
  },
  processAbsent: (name: string, host: string) => `該当なし プロセス ${name} (${host})`,
  processes: (name: string, count: string, host: string) => `プロセス ${name} ${count}件 (${host})`,
  disk: (mount: string, percent: string, host: string) => `ディスク ${mount} ${percent} (${host})`,
  memory: (percent: string, host: string) => `メモリ ${percent} (${host})`,
  cpu: (percent: string, host: string) => `CPU ${percent} (${host})`,
  sockets: (count: string, host: string) => `ソケット ${count}件 (${host})`,
  socketsOfPort: (port: string, count: string, host: string) => `ポート${port}のソケット ${count}件 (${host})`,
  containers: (running: string, total: string, host: string) => `コンテナ 稼働 ${running}/${total} (${host})`,
  restarts: (name: string, count: string, host: string) => `再起動 ${name} ${count}回 (${host})`,
  states: (of: string, counts: readonly { state: string; count: string }[], host: string) =>
    `${of}: ${counts.map(({ state, count }) => `${state} ${count}件`).join('、')} (${host})`,
  load: (averages: string, host: string) => `ロードアベレージ ${averages} (${host})`,
  deployedAt: (version: string, when: string) => `デプロイ ${version} (${when})`,
  deployed: (version: string) => `版 ${version} (デプロイの時刻は不明)`,
  number: (value: string) => `値 ${value}`,
};
export type ReadingText = typeof readingJa;
