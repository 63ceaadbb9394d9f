import type { EnvironmentTest } from '../../../shared/contract/view.ts';
import { describeReading } from '../../../shared/text/describe-reading.ts';
import { TestLevel } from '../../components/TestLevel.tsx';
import { useLanguage, useText } from '../../text/useText.ts';
import { viewerZone } from '../../text/viewer-zone.ts';
import { adviceOf } from './advice.ts';
import styles from './Readings.module.css';

/** What was read of a part: each reading with its level, and what to do where it is not well. */
export function Readings({ tests }: { tests: readonly EnvironmentTest[] }) {
  const language = useLanguage();
  const { advice } = useText().environments;
  return (
    <ul className={styles.tests}>
      {tests.map((test) => {
        const { part, target, readings } = test;
        const codes = new Set(readings.flatMap(({ reading }) => adviceOf(reading) ?? []));
        return (
          <li key={`${part} ${target}`} className={styles.test}>
            <p className={styles.head}>
              <TestLevel test={test} /> <code>{target}</code>
            </p>
            <ul>
              {readings.map(({ reading }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: readings have no name of their own, and the list never changes.
                <li key={index}>{describeReading(reading, language, viewerZone())}</li>
              ))}
            </ul>
            {[...codes].map((code) => (
              <p key={code} className={styles.advice}>
                {advice[code]}
              </p>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
