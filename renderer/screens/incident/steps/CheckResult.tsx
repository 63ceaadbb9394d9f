import type { CheckRecord } from '../../../../shared/incident/state.ts';
import { shortTimeText } from '../../../../shared/text/figures.ts';
import { LevelMark } from '../../../components/LevelMark.tsx';
import { Time } from '../../../components/Time.tsx';
import { useText } from '../../../text/useText.ts';
import { EvidenceChips } from '../EvidenceChips.tsx';
import { ReadingLines } from '../ReadingLines.tsx';
import { useScene } from '../scene.ts';
import styles from './CheckResult.module.css';
import { CheckTables } from './CheckTables.tsx';
import { lastChecksOf } from './last-check.ts';
import { SlowQueries } from './SlowQueries.tsx';

/** What a check read when it last ran, on each host that it was made on. */
export function CheckResult({ checkId }: { checkId: string }) {
  const { state } = useScene();
  return lastChecksOf(state, checkId).map((check) => <LastRun key={check.checkId} check={check} />);
}

/** When, from where, how bad, and its evidence. */
function LastRun({ check }: { check: CheckRecord }) {
  const text = useText().incident.steps;
  const { state } = useScene();
  return (
    <fieldset className={styles.result} aria-label={text.lastRead}>
      <p className={styles.head}>
        <Time atMs={check.happenedAtMs} zone={state.zone} />
        <LevelMark level={check.level} />
        <EvidenceChips ids={[check.evidenceId]} />
        <span className={styles.aside}>
          {check.source === 'pasted' ? text.pasted : shortTimeText(check.durationMs)}
          {check.source === 'followed' ? ` ${text.followed}` : ''}
        </span>
      </p>
      <ReadingLines readings={check.readings} />
      <SlowQueries
        checkId={check.checkId}
        readings={check.readings}
        resultOf={(planId) => <CheckResult checkId={planId} />}
      />
      <CheckTables evidenceId={check.evidenceId} />
      <p className={styles.aside}>{check.target}</p>
    </fieldset>
  );
}
