/**
 * What the incidents of a generated archive are about, in Japanese and English as on-call engineers write. `{…}` stands for what differs from
 * one row to the next: `{n}` a number, `{ms}` a duration, `{pct}` a share, `{host}`, `{id}`, `{who}`.
 */

export type Scenario = {
  language: 'ja' | 'en';
  pattern: { number: number; title: string };
  titles: readonly string[];
  causes: readonly string[];
  checks: readonly { title: string; target: string }[];
  /** Lines of the outputs that checks bring as evidence. */
  lines: readonly string[];
  notes: readonly string[];
  actions: readonly string[];
  summary: string;
};

export const services = [
  '決済API',
  'TODO API',
  '在庫サービス',
  'checkout',
  '会員サイト',
  'search-gateway',
  '通知基盤',
  'billing',
];

export const people = {
  ja: ['佐藤', '鈴木', '高橋', '田中', '伊藤', '渡辺', '山本', '中村'],
  en: ['Alice', 'Bob', 'Chandra', 'Dieter', 'Emiko', 'Farah'],
};

const commonNotesJa = [
  '{host} を再起動、/health は {n} を返した',
  'P95 が {ms} ms まで上がった',
  'エラー率 {pct}% (n={n})',
  '続報を送った。次は{n}分後',
  'デプロイは昨夕のみ、{id} から変わっていない',
  '{who}さんに電話、{n}分で参加',
  'ﾛｸﾞに「timeout of {ms}ms exceeded」が{n}件',
  'ユーザー影響は限定的、問い合わせ {n}件',
];

const commonNotesEn = [
  'restarted {host} by hand, /health answers {n}',
  'P95 went up to {ms} ms',
  'error rate {pct}% over {n} requests',
  'sent an update, the next one in {n} minutes',
  'nothing deployed since {id}',
  'called {who}, joins in {n} minutes',
  "log says 'timeout of {ms}ms exceeded' {n} times",
  "customers can't check out; {n} tickets so far",
];

export const scenarios: readonly Scenario[] = [
  {
    language: 'ja',
    pattern: { number: 1, title: 'サーバーが起動しない' },
    titles: ['{host} でAPIサーバーが起動しない', '再起動後にサーバが応答しない ({host})'],
    causes: ['設定ミス', 'ポートの競合', 'メモリ不足でプロセスが終了'],
    checks: [
      { title: 'プロセス確認', target: 'ps aux (on {host})' },
      { title: 'ヘルスチェック', target: 'GET http://{host}:8080/health' },
    ],
    lines: [
      '{host} systemd[1]: todo-api.service: Main process exited, code=exited, status={n}/FAILURE',
      'Error: listen EADDRINUSE: address already in use :::{n}',
      'config error: missing key "database.pool.max" ({id})',
    ],
    notes: [...commonNotesJa, '設定ファイルの差分を確認、{id} で DATABASE_URL が空になっていた'],
    actions: ['起動時に設定値を検証し、欠けていれば起動前に失敗させる', 'ポート使用状況を監視に加える'],
    summary: '設定の誤りにより{host}のAPIサーバーが起動せず、約{n}分間すべての要求が失敗した。',
  },
  {
    language: 'ja',
    pattern: { number: 3, title: 'データベースに接続できない' },
    titles: ['DB接続エラーが多発', 'コネクションプール枯渇による障害', '決済でDBに接続できない'],
    causes: ['接続プールの枯渇', 'DBサーバーの停止', '認証情報の失効'],
    checks: [
      { title: '接続数の確認', target: 'SELECT count(*) FROM pg_stat_activity' },
      { title: 'アプリケーションログ', target: 'tail -n {n} /var/log/todo-api/app.log' },
    ],
    lines: [
      'FATAL: sorry, too many clients already (max_connections={n})',
      'ERROR connection pool exhausted: {n} waiting, acquire took {ms}ms',
      'FATAL: remaining connection slots are reserved for roles with the SUPERUSER attribute',
    ],
    notes: [...commonNotesJa, '待機中の接続 {n}件、最長 {ms} ms。枯渇の疑い', 'フェイルオーバーを検討、まだ実施しない'],
    actions: [
      '接続プールの上限を{n}に下げる',
      '接続数が上限の{pct}%を超えたら通知する',
      'アイドル接続の切断時間を設定する',
    ],
    summary: '接続プールの枯渇によりデータベースへ接続できず、エラー率が{pct}%に達した。',
  },
  {
    language: 'ja',
    pattern: { number: 2, title: '応答が遅い' },
    titles: ['レスポンス遅延 (P95 {ms} ms)', '検索が遅いとの問い合わせ'],
    causes: ['スロークエリ', 'ロック待ち', '外部APIの遅延'],
    checks: [
      { title: 'スロークエリの確認', target: 'SELECT query FROM pg_stat_statements ORDER BY mean_exec_time DESC' },
      { title: '外形監視', target: 'GET https://api.example.com/v1/todos?limit={n}' },
    ],
    lines: [
      'duration: {ms}.{n} ms  statement: SELECT * FROM todos WHERE user_id = $1 ORDER BY created_at',
      'process {n} still waiting for ShareLock on transaction {n} after {ms} ms',
    ],
    notes: [...commonNotesJa, 'インデックスが使われていない。実行計画を {id} に保存', 'バッチ処理を停止、改善せず'],
    actions: ['todos.user_id にインデックスを追加する', 'P95が1秒を超えたら通知する'],
    summary: 'スロークエリにより応答のP95が{ms} msまで悪化した。影響した要求は{n}件。',
  },
  {
    language: 'en',
    pattern: { number: 5, title: 'Failure after a deploy' },
    titles: ['5xx after deploy {id}', 'Checkout broken since the release of {id}'],
    causes: ['missing migration', 'wrong feature flag', 'incompatible client version'],
    checks: [
      { title: 'deployments', target: 'git log -n {n} --oneline' },
      { title: 'health', target: 'GET http://{host}:8080/health' },
    ],
    lines: [
      'ERROR: column "done_at" does not exist at character {n}',
      'TypeError: Cannot read properties of undefined (reading "flag_{n}")',
      'deploy {id} finished on {host} in {ms} ms',
    ],
    notes: [...commonNotesEn, 'rolling back to {id}', 'rollback decided against: the migration cannot be undone'],
    actions: [
      'run migrations before traffic is switched',
      'alert when 5xx passes {pct}% within five minutes of a deploy',
    ],
    summary: 'A deploy without its migration made {pct}% of the requests fail for {n} minutes.',
  },
  {
    language: 'en',
    pattern: { number: 4, title: 'One endpoint fails' },
    titles: ['/api/v1/todos answers 500', 'Intermittent 503 from {host}'],
    causes: ['constraint violation', 'disk full on {host}', 'expired certificate'],
    checks: [
      { title: 'disk', target: 'df -h (on {host})' },
      { title: 'endpoint', target: 'GET http://{host}:8080/api/v1/todos?page={n}' },
    ],
    lines: [
      '10.0.{n}.7 - - "GET /api/v1/todos?page={n} HTTP/1.1" 503 {n} "-" "curl/8.5.0"',
      'ERROR: duplicate key value violates unique constraint "todos_pkey" (id)=({n})',
      '/dev/sda1  {n}G  {n}G  0  {pct}% /var',
    ],
    notes: [
      ...commonNotesEn,
      'only {host} is affected, took it out of the load balancer',
      'disk at {pct}%, old logs removed',
    ],
    actions: ['rotate logs daily and keep {n} files', 'renew certificates thirty days ahead'],
    summary: '{host} ran out of disk and answered 503 to {n} requests.',
  },
];
