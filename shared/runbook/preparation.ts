/**
 * What an item of the preparation checklist asks for in terms of looks. An item is understood only through the documented words; one
 * that is not stays a box for a person to tick. `docs/runbook-format.md` documents it.
 */
import { z } from '../schema.ts';
import { logRoleWords } from './row-words.ts';
import { speaksOfLog } from './sentence-words.ts';
import { contains, keyOf } from './wording.ts';

const logRoles = ['application', 'access', 'database', 'system'] as const;

export const preparationCheckSchema = z.discriminatedUnion('kind', [
  /** The API answers. */
  z.object({ kind: z.literal('api') }),
  /** The database lets the environment's role in. */
  z.object({ kind: z.literal('database') }),
  /** Logs can be read; of these roles, or all that the environment names where there are none. */
  z.object({ kind: z.literal('logs'), roles: z.array(z.enum(logRoles)) }),
  /** Commands that look can be run on the environment's hosts; `bySsh` where the item speaks of ssh, which this machine says nothing of. */
  z.object({ kind: z.literal('hosts'), bySsh: z.boolean() }),
  /** The environment's dashboards answer. */
  z.object({ kind: z.literal('dashboards') }),
  /** Deployments can be looked up. */
  z.object({ kind: z.literal('deployments') }),
]);
export type PreparationCheck = z.infer<typeof preparationCheckSchema>;

/** What somebody knows, has read or may change cannot be looked at. */
const notALook =
  /ロールバック|切り戻し|戻す|バックアップ|リストア|手順|ドキュメント|文書|仕様|把握|知って|理解|書き込み|更新|変更|停止|再起動|連絡|roll(?:ed|ing|s)?[ -]?backs?|go back|backups?|restore|procedures?|runbooks?|documentation|\bdocs\b|\bknow\b|understand|\bwrite\b|\bchange\b|restart|contacts?\b/iu;
const reach =
  /アクセス|接続|到達|疎通|応答|読め|読み取|参照|閲覧|見られ|見え|開け|開く|入れ|ログイン|権限|確認|access|connect|reach|respond|answer|read|view|open|see\b|log ?in|sign in|permission|query/iu;
const dashboards =
  /ダッシュボード|監視画面|監視ツール|モニタリング|grafana|datadog|kibana|cloudwatch|new relic|dashboards?|monitoring/iu;
const deployed = /デプロイ|リリース|deploy(?:ment|ments|ed|s)?\b|releases?\b/iu;
const lookedUp =
  /履歴|一覧|日時|日付|バージョン|いつ|調べ|確認|参照|history|list|when|version|look(?:ed)? up|find out|see\b|last|latest/iu;
const hosts =
  /(?<![a-z])ssh(?![a-z])|踏み台|(?:サーバー?|ホスト|マシン)(?:に|へ|への)|bastion|jump host|(?:servers?|hosts?|machines?)\b/iu;
const ssh = /(?<![a-z])ssh(?![a-z])|踏み台|bastion|jump host/iu;
/** To a database by way of ssh: the database is meant. */
const through = /経由|越し|through|\bvia\b/iu;
const database = /データベース|(?<![a-z])db(?![a-z])|postgres(?:ql)?|mysql|mariadb|\bdatabase\b/iu;
const api =
  /(?<![a-z])api(?![a-z])|エンドポイント|ヘルスチェック|\/health|endpoint|health ?check|サービスに|the service\b/iu;

/** The look that an item asks for; null where the words do not tell. */
export function preparationCheckOf(text: string): PreparationCheck | null {
  const folded = text.normalize('NFKC');
  if (notALook.test(folded)) return null;
  if (speaksOfLog(folded)) return reach.test(folded) ? { kind: 'logs', roles: rolesIn(folded) } : null;
  if (dashboards.test(folded)) return { kind: 'dashboards' };
  if (deployed.test(folded)) return lookedUp.test(folded) ? { kind: 'deployments' } : null;
  if (!reach.test(folded)) return null;
  const bySsh = ssh.test(folded);
  const isOfHosts = (bySsh && !through.test(folded)) || (hosts.test(folded) && !database.test(folded));
  if (isOfHosts) return { kind: 'hosts', bySsh };
  if (database.test(folded)) return { kind: 'database' };
  return api.test(folded) ? { kind: 'api' } : null;
}

function rolesIn(folded: string): (typeof logRoles)[number][] {
  // "Access to the logs" is not about the access log.
  const text = keyOf(folded.replace(/アクセス(?!ログ)|access(?! logs?\b)/giu, ' '));
  return logRoles.filter((role) => logRoleWords[role].some((word) => contains(text, word)));
}
