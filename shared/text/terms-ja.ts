/** Words of the field that several dictionaries need: one word for one thing, wherever it stands. */
import type { AlertTool } from '../alert/alert-facts.ts';
import type { DetectionHow } from '../incident/detection.ts';
import type { Milestone, Payload } from '../incident/event.ts';
import type { Role } from '../incident/role-payloads.ts';
import type { DocumentStatus } from '../postmortem/document/document-payloads.ts';
import type { MetricKind, ProcedureKind } from '../runbook/model.ts';

export const termsJa = {
  /** Whoever has set no name. */
  responder: '対応者',
  /** As a mark by itself; the others stand inside sentences. */
  documentStatusLabels: {
    draft: '下書き',
    inReview: 'レビュー中',
    reviewed: 'レビュー済み',
    closed: '完了',
  } satisfies Record<DocumentStatus, string>,
  documentStatuses: {
    draft: '下書き',
    inReview: 'レビュー中',
    reviewed: 'レビュー済み',
    closed: '完了',
  } satisfies Record<DocumentStatus, string>,
  roles: {
    commander: 'IC (指揮)',
    scribe: '記録係',
    liaison: '連絡担当',
    responder: '対応者',
  } satisfies Record<Role, string>,
  milestones: {
    began: '発生',
    detected: '検知',
    declared: '宣言',
    responseBegan: '対応開始',
    mitigated: '暫定復旧 (影響停止)',
    recovered: '復旧',
  } satisfies Record<Milestone, string>,
  /** How an incident was noticed. */
  detectionHows: {
    alert: 'アラート',
    watch: '外形監視',
    userReport: '利用者・顧客の連絡',
    colleague: '社内の連絡',
    responder: '対応者が自分で気づいた',
  } satisfies Record<DetectionHow, string>,
  alertTools: {
    pagerDuty: 'PagerDuty',
    cloudWatch: 'CloudWatch',
    grafana: 'Grafana',
    alertmanager: 'Alertmanager',
    datadog: 'Datadog',
    zabbix: 'Zabbix',
    mail: 'メール',
    other: '形式不明',
  } satisfies Record<AlertTool, string>,
  milestoneSources: {
    responder: '対応者の記録',
    alert: 'アラート',
    watch: '外形監視',
    verification: '復旧確認',
    declaration: '宣言',
  } satisfies Record<Payload<'milestoneSet'>['source'], string>,
  procedures: {
    checks: '初動確認',
    recovery: '復旧手順',
    mitigation: '暫定対応',
    permanent: '恒久対応',
    ifNotRecovered: '復旧しない場合',
    rollbackCriteria: 'ロールバックの基準',
    rollback: 'ロールバック手順',
    special: '特別な場合',
  } satisfies Record<ProcedureKind, string>,
  /** Parts of an environment that are read. */
  metrics: {
    responseTimeP95: '応答時間 P95',
    errorRate: 'エラー率',
    cpu: 'CPU使用率',
    memory: 'メモリ使用率',
    disk: 'ディスク使用率',
    databaseConnections: 'DB接続数',
  } satisfies Record<MetricKind, string>,
  parts: {
    path: '経路',
    api: 'API',
    endpoint: 'エンドポイント',
    access: 'アクセスログ',
    database: 'DB',
    log: 'ログ',
    host: 'プロセス',
    deployments: 'デプロイ',
    dashboard: 'ダッシュボード',
  },
};
export type Terms = typeof termsJa;
