import { useState } from 'react';
import type { ReviewRow, ReviewView } from '../../../../shared/contract/review-view.ts';
import { signedTimeText } from '../../../../shared/text/figures.ts';
import type { ReviewText } from '../../../../shared/text/ui/review-ja.ts';
import { dateTimeText } from '../../../../shared/text/wall-clock.ts';
import { Button } from '../../../components/Button.tsx';
import { useText } from '../../../text/useText.ts';
import { EvidenceLink } from './EvidenceLink.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import styles from './Review.module.css';
import { TimedEntry } from './TimedEntry.tsx';
import type { ReviewCommands } from './useReviewCommands.ts';

type Finding = ReviewView['findings'][number];

type FindingRowProps = {
  finding: Finding;
  /** The rows that it is about, as far as they are listed. */
  rows: readonly ReviewRow[];
  zone: string;
  evidence: readonly { id: string; label: string; title: string }[];
  basedOnOf: (field: string) => string | null;
  commands: ReviewCommands;
  readOnly: boolean;
  onRow: (eventId: string) => void;
};

/** One finding with the ways to mend it, and the way to let it stand. */
export function FindingRow(props: FindingRowProps) {
  const { finding, rows, zone, evidence, basedOnOf, commands, readOnly, onRow } = props;
  const { review } = useText();
  const text = review.findings;
  const [mending, setMending] = useState<'waive' | 'link' | 'note' | 'milestone' | null>(null);
  const [first] = finding.eventIds;
  const close = () => setMending(null);
  const milestone =
    finding.kind === 'missingMilestone' ? finding.milestone : finding.kind === 'milestoneOrder' ? finding.later : null;

  return (
    <li className={styles.item} data-review-item="" tabIndex={-1} data-waived={finding.waived !== null}>
      <p className={styles.says}>{saidOf(finding, text, zone)}</p>
      {rows.map(({ eventId, label, text: said }) => (
        <p key={eventId} className={styles.of}>
          {label} {said}
        </p>
      ))}
      {finding.waived === null ? null : <p>{text.waivedFor(finding.waived)}</p>}
      <div className={styles.buttons}>
        {first === undefined ? null : <Button onClick={() => onRow(first)}>{text.toRow}</Button>}
        {finding.kind === 'noEvidence' ? (
          <Button disabled={readOnly} onClick={() => setMending('link')}>
            {text.link}
          </Button>
        ) : null}
        {milestone === null ? null : (
          <Button disabled={readOnly} onClick={() => setMending('milestone')}>
            {(finding.kind === 'missingMilestone' ? text.setMilestone : text.mendMilestone)(text.milestone(milestone))}
          </Button>
        )}
        {finding.kind === 'gap' || finding.kind === 'clockOffset' || finding.kind === 'lateEntry' ? (
          <Button disabled={readOnly} onClick={() => setMending('note')}>
            {text.note}
          </Button>
        ) : null}
        {finding.waived === null ? (
          <Button disabled={readOnly} onClick={() => setMending('waive')}>
            {text.waive}
          </Button>
        ) : (
          <Button disabled={readOnly} onClick={() => void commands.waive(finding.name, null, finding.basedOn)}>
            {text.bringBack}
          </Button>
        )}
      </div>
      {mending === 'waive' ? (
        <ReasonForm
          label={text.waiveReason}
          submit={text.waive}
          busy={commands.busy}
          onClose={close}
          onReason={(reason) => commands.waive(finding.name, reason, finding.basedOn)}
        />
      ) : null}
      {mending === 'link' && first !== undefined ? (
        <EvidenceLink evidence={evidence} onClose={close} onLink={(id) => commands.link(first, id)} />
      ) : null}
      {mending === 'note' ? (
        <TimedEntry
          zone={zone}
          offeredMs={momentOf(finding, rows)}
          withText
          onClose={close}
          onSave={(atMs, words) => commands.note(words, atMs)}
        />
      ) : null}
      {mending === 'milestone' && milestone !== null ? (
        <TimedEntry
          zone={zone}
          offeredMs={momentOf(finding, rows)}
          withText={false}
          onClose={close}
          onSave={(atMs) => commands.milestone(milestone, atMs, basedOnOf(`milestone:${milestone}`))}
        />
      ) : null}
    </li>
  );
}

function saidOf(finding: Finding, text: ReviewText['findings'], zone: string): string {
  const at = (atMs: number) => dateTimeText(atMs, zone);
  const { kinds } = text;
  switch (finding.kind) {
    case 'noEvidence':
      return kinds.noEvidence();
    case 'gap':
      return kinds.gap(
        at(finding.fromMs),
        at(finding.toMs),
        String(Math.round((finding.toMs - finding.fromMs) / 60_000)),
      );
    case 'missingMilestone':
      return kinds.missingMilestone(text.milestone(finding.milestone));
    case 'milestoneOrder':
      return kinds.milestoneOrder(text.milestone(finding.later), text.milestone(finding.earlier));
    case 'lateEntry':
      return kinds.lateEntry(at(finding.happenedAtMs), at(finding.recordedAtMs));
    case 'enteredAfterwards':
      return kinds.enteredAfterwards(String(finding.eventIds.length));
    case 'clockOffset':
      return kinds.clockOffset(finding.target, signedTimeText(finding.offsetMs));
  }
}

/** Where what is missing most likely belongs: in the middle of a gap, else at the row that it is about; null for no idea. */
function momentOf(finding: Finding, rows: readonly ReviewRow[]): number | null {
  if (finding.kind === 'gap') return Math.round((finding.fromMs + finding.toMs) / 2_000) * 1_000;
  return rows[0]?.happenedAtMs ?? null;
}
