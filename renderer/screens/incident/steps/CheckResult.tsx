import { shortTimeText } from '../../../../shared/text/figures.ts';
import { LevelMark } from '../../../components/LevelMark.tsx';
import { Time } from '../../../components/Time.tsx';
import { useText } from '../../../text/useText.ts';
import { EvidenceChips } from '../EvidenceChips.tsx';
import { ReadingLines } from '../ReadingLines.tsx';
import { useScene } from '../scene.ts';
import styles from './CheckResult.module.css';
import { lastCheckOf } from './last-check.ts';

/** What a check read when it last ran: when, from where, how bad, and its evidence. */
export function CheckResult({ checkId }: { checkId: string }) {
  const text = useText().incident.steps;
  const { state } = useScene();
  const check = lastCheckOf(state, checkId);
  if (check === null) return null;
  return (
    <fieldset className={styles.result} aria-label={text.lastRead}>
      <p className={styles.head}>
        <Time atMs={check.happenedAtMs} zone={state.zone} />
        <LevelMark level={check.level} />
        <EvidenceChips ids={[check.evidenceId]} />
        <span className={styles.aside}>{shortTimeText(check.durationMs)}</span>
      </p>
      <ReadingLines readings={check.readings} />
      <p className={styles.aside}>{check.target}</p>
    </fieldset>
  );
}
