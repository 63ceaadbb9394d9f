/** What a runbook's FAQ demands before a change to production, quoted where the change is made. */
import type { Runbook } from './model.ts';

/** A reviewer, a ticket and a backup, as runbooks of both languages call them. */
const demands: readonly RegExp[] = [
  /レビュー|別の人|もう1人|もう一人|確かめてもらう|承認|review|second pair of eyes|somebody else/i,
  /チケット|起票|ticket/i,
  /バックアップ|backup|snapshot/i,
];

/** The entry that names at least two of them; null where none does. */
export function changeRulesOf({ faq }: Pick<Runbook, 'faq'>): Runbook['faq'][number] | null {
  const named = ({ answer }: { answer: string }) => demands.filter((demand) => demand.test(answer)).length;
  return faq.find((entry) => named(entry) >= 2) ?? null;
}
