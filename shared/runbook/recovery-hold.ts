/**
 * How long the readings must stay normal before a recovery counts as verified, where the runbook's post-recovery checklist says so:
 * "5分間エラーがないことを確認", "metrics stay normal for 10 minutes". `docs/runbook-format.md` documents it.
 */
import type { Runbook } from './model.ts';

const span = /(?<count>\d{1,3})\s?(?:(?<minutes>分|min(?:ute)?s?\b)|秒|sec(?:ond)?s?\b)(?![前後])/iu;
const staysNormal =
  /正常|安定|異常(?:が|は)?(?:ない|なし|無)|エラー(?:が|は)?(?:ない|なし|無|出ない|発生しない)|\bnormal\b|\bstable\b|\bhealthy\b|\bno errors?\b|without errors?/iu;
/** How soon something must be done, or that somebody looks on for longer, is another matter. */
const otherMatter = /以内|ポストモーテム|within\b|postmortem|監視を(?:続|継続)|継続監視|keep (?:watching|monitoring)/iu;

/** Milliseconds; null where the runbook does not say. The longest one counts where several do. */
export function recoveryHoldOf({ recoveryChecklist }: Pick<Runbook, 'recoveryChecklist'>): number | null {
  const spans = recoveryChecklist.flatMap(({ text }) => {
    const folded = text.normalize('NFKC');
    if (!staysNormal.test(folded) || otherMatter.test(folded)) return [];
    const { count, minutes } = span.exec(folded)?.groups ?? {};
    const length = Number(count ?? 0) * (minutes === undefined ? 1_000 : 60_000);
    return length > 0 ? [length] : [];
  });
  return spans.length === 0 ? null : Math.max(...spans);
}
