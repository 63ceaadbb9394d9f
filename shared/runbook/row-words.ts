/**
 * The words by which metrics and logs are recognised, in Japanese and English. All are written as `keyOf` gives them, which is also how
 * `docs/runbook-format.md` documents them for authors.
 */
import type { MetricKind } from './model.ts';

export const metricKindWords: Record<MetricKind, readonly string[]> = {
  responseTimeP95: [
    'レスポンスタイム',
    '応答時間',
    'レイテンシ',
    'レイテンシー',
    '応答速度',
    'response time',
    'response times',
    'latency',
    'p95',
  ],
  errorRate: ['エラー率', 'エラーレート', '失敗率', 'error rate', 'errors', 'failure rate', 'share of errors'],
  cpu: ['cpu', 'プロセッサ', 'processor'],
  memory: ['メモリ', 'メモリー', 'memory', 'ram'],
  disk: ['ディスク', 'ストレージ', 'disk', 'storage'],
  databaseConnections: [
    'db接続',
    'db接続数',
    'データベース接続',
    '接続数',
    'コネクション数',
    'db コネクション',
    'database connections',
    'db connections',
    'connections',
    'connection count',
  ],
};

/** Access logs of an application and logs of a system's database are told by the longer word. */
export const logRoleWords: Record<'application' | 'access' | 'database' | 'system', readonly string[]> = {
  application: ['アプリケーション', 'アプリ', 'application', 'app', 'service', 'サービスログ'],
  access: ['アクセスログ', 'アクセス', 'リクエストログ', 'access', 'access log', 'request log', 'requests'],
  database: [
    'dbログ',
    'db',
    'データベース',
    'データベースログ',
    'postgresql',
    'postgres',
    'mysql',
    'database',
    'database log',
  ],
  system: [
    'システムログ',
    'システム',
    'ジャーナル',
    'システムジャーナル',
    'system',
    'journal',
    'syslog',
    'system log',
    'kernel',
    'host',
  ],
};
