import type { EnvironmentTest } from '../../../shared/contract/view.ts';
import { describeReading } from '../../../shared/text/describe-reading.ts';
import { TestLevel } from '../../components/TestLevel.tsx';
import { useLanguage } from '../../text/useText.ts';
import { viewerZone } from '../../text/viewer-zone.ts';
import { Findings } from './Findings.tsx';
import styles from './Readings.module.css';

type ReadingsProps = {
  tests: readonly EnvironmentTest[];
  /** Of the database, for what is to be granted to it. */
  user: string;
};

/** What was read of a part: each reading with its level, and what is wrong with how the part is set up. */
export function Readings({ tests, user }: ReadingsProps) {
  const language = useLanguage();
  return (
    <ul className={styles.tests}>
      {tests.map((test) => (
        <li key={`${test.part} ${test.about} ${test.target}`} className={styles.test}>
          <p className={styles.head}>
            <TestLevel test={test} /> <code>{test.target}</code>
          </p>
          {test.readings.length === 0 ? null : (
            <ul>
              {test.readings.map(({ reading }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: readings have no name of their own, and the list never changes.
                <li key={index}>{describeReading(reading, language, viewerZone())}</li>
              ))}
            </ul>
          )}
          <Findings findings={test.findings} user={user} />
        </li>
      ))}
    </ul>
  );
}
