import type { ReactNode } from 'react';
import { Button } from '../../components/Button.tsx';
import { Section } from '../../components/Page.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { useText } from '../../text/useText.ts';
import styles from './PartSection.module.css';
import { Readings } from './Readings.tsx';
import type { LiveTest } from './useLiveTests.ts';

type PartSectionProps = {
  title: string;
  /** What reading this part sends or does; null where there is nothing to read yet, which `nothing` says. */
  sends: string | null;
  nothing: string;
  test: LiveTest;
  stale: boolean;
  onRead: () => void;
  children: ReactNode;
};

/** One part of an environment: its fields, and beside them the button that reads it live, with what came of it. */
export function PartSection({ title, sends, nothing, test, stale, onRead, children }: PartSectionProps) {
  const text = useText().environments.test;
  return (
    <Section title={title}>
      <div className={styles.columns}>
        <div className={styles.fields}>{children}</div>
        <div className={styles.live}>
          <p className={styles.sends}>{sends ?? nothing}</p>
          <Button busy={test.reading} disabled={sends === null} aria-label={text.readOf(title)} onClick={onRead}>
            {test.reading ? text.reading : text.read}
          </Button>
          <div role="status" aria-label={text.result(title)}>
            {test.tests === null ? null : <Readings tests={test.tests} />}
            {test.tests !== null && stale ? <p className={styles.stale}>{text.stale}</p> : null}
          </div>
          <ProblemBox problem={test.problem} />
        </div>
      </div>
    </Section>
  );
}
