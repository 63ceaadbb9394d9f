/**
 * What an item of the post-recovery checklist asks for in terms of readings. As with the preparation, only the documented words are
 * understood, and one that is not stays a box for a person. `docs/runbook-format.md` documents it.
 */
export type RecoveryItemCheck =
  /** The service does what it is there for. */
  | 'works'
  /** The users' error rate is back within its bounds. */
  | 'errorRate';

/** What is said to somebody, or written somewhere, cannot be read. */
const notARead =
  /通知|連絡|知らせ|共有|報告|チケット|ポストモーテム|顧客|お客様|関係者|ドキュメント|記録|notif|inform|\btell\b|\btold\b|knows?\b|tickets?|postmortem|customers?|stakeholders?|document/iu;
const errorRate = /エラー率|エラーレート|error[ -]?rate/iu;
const works =
  /(?:主要?な?|すべての|全ての?|全)\s?(?:主要)?機能|サービスが(?:正常|復旧)|エンドポイントが(?:すべて)?(?:正常|応答)|ヘルスチェック|正常に?(?:動作|稼働|応答)|(?:main|every|all|major|key)\s(?:main\s|major\s)?functions?|health ?checks?|endpoints? (?:answer|respond|work)|service (?:works|is healthy|is up)/iu;

export function recoveryItemCheckOf(text: string): RecoveryItemCheck | null {
  const folded = text.normalize('NFKC');
  if (notARead.test(folded)) return null;
  if (errorRate.test(folded)) return 'errorRate';
  return works.test(folded) ? 'works' : null;
}
