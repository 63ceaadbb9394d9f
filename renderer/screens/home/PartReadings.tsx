import type { EnvironmentTest } from '../../../shared/contract/view.ts';
import { describeReading } from '../../../shared/text/describe-reading.ts';
import { TestLevel } from '../../components/TestLevel.tsx';
import { useLanguage, useText } from '../../text/useText.ts';
import { viewerZone } from '../../text/viewer-zone.ts';
import styles from './EnvironmentHealth.module.css';

/** The same order at every reading, whichever part answered first. */
const order: readonly EnvironmentTest['part'][] = [
  'path',
  'api',
  'endpoint',
  'database',
  'host',
  'log',
  'deployments',
  'dashboard',
];

/** What was read of each part, in words, with its level. */
export function PartReadings({ tests }: { tests: readonly EnvironmentTest[] }) {
  const text = useText().home.health;
  const language = useLanguage();
  if (tests.length === 0) return <p className={styles.aside}>{text.nothing}</p>;
  const sorted = [...tests].sort(
    (one, other) => order.indexOf(one.part) - order.indexOf(other.part) || one.target.localeCompare(other.target),
  );
  return (
    <ul className={styles.parts}>
      {sorted.map((test) => (
        <li key={`${test.part} ${test.target}`} className={styles.part}>
          <span>{text.parts[test.part]}</span>
          <span className={styles.words}>
            {test.readings.map(({ reading }) => describeReading(reading, language, viewerZone())).join(', ') ||
              test.target}
          </span>
          <TestLevel test={test} />
        </li>
      ))}
    </ul>
  );
}
