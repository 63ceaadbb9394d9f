import { useEffect, useState } from 'react';
import type { SalvageReport } from '../../../shared/contract/salvage-report.ts';
import { salvageText } from '../../../shared/text/salvage-text.ts';
import { Button } from '../../components/Button.tsx';
import { Section } from '../../components/Page.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { Working } from '../../components/Working.tsx';
import { recovery } from '../../contract/recovery-client.ts';
import { useAction } from '../../state/action.ts';
import { useLanguage } from '../../text/useText.ts';
import styles from './RecoveryScreen.module.css';
import { useRecoveryText } from './useRecoveryText.ts';

const pollMs = 500;

type SalvageWayProps = { initial: SalvageReport | null; onDone: (done: { keptAside: string | null }) => void };

/** Reads what can be read, says what is lost, and only then asks whether to go on with it. */
export function SalvageWay({ initial, onDone }: SalvageWayProps) {
  const words = useRecoveryText().salvage;
  const language = useLanguage();
  const [report, setReport] = useState(initial);
  const reading = useAction(async () => setReport(await recovery.salvage()));
  const using = useAction(async () => onDone(await recovery.takeSalvaged({ language })));
  const opening = useAction(async () => {
    await recovery.openToRead();
    window.location.assign('/');
  });
  return (
    <Section title={words.title}>
      <p className={styles.explain}>{words.explain}</p>
      <ProblemBox problem={reading.problem ?? using.problem ?? opening.problem} />
      {reading.busy ? <Progress /> : null}
      {report === null || reading.busy ? null : (
        <div className={styles.report} role="status">
          {salvageText(report, language).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      <div className={styles.buttons}>
        <Button look={report === null ? 'primary' : 'default'} busy={reading.busy} onClick={() => void reading.run()}>
          {report === null ? words.start : words.again}
        </Button>
        {report === null || reading.busy ? null : (
          <>
            <Button look="primary" busy={using.busy} onClick={() => void using.run()}>
              {words.use}
            </Button>
            <Button busy={opening.busy} onClick={() => void opening.run()}>
              {words.read}
            </Button>
          </>
        )}
      </div>
      {report === null || reading.busy ? null : (
        <div className={styles.aside}>
          <p>
            {words.use}: {words.useExplain}
          </p>
          <p>
            {words.read}: {words.readExplain}
          </p>
        </div>
      )}
    </Section>
  );
}

function Progress() {
  const words = useRecoveryText().salvage;
  const [events, setEvents] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      // What it failed with is told by the reading itself.
      recovery.state().then(
        ({ salvagedSoFar }) => setEvents(salvagedSoFar ?? 0),
        () => undefined,
      );
    }, pollMs);
    return () => clearInterval(timer);
  }, []);
  return <Working label={words.underWay(events)} />;
}
