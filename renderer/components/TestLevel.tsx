import type { EnvironmentTest } from '../../shared/contract/view.ts';
import type { Reading } from '../../shared/diagnosis/reading.ts';
import { useText } from '../text/useText.ts';
import { LevelMark } from './LevelMark.tsx';
import styles from './TestLevel.module.css';

/** What tells a fact and has no good or bad of its own: lines of a log, the last deployment, a bare number. */
const withoutLevel: ReadonlySet<Reading['kind']> = new Set([
  'log',
  'deployment',
  'version',
  'number',
  'activeQueries',
  'slowQuery',
  'sockets',
]);

/** The level of a part as it was read; a part that was read and has no level is not called unknown. */
export function TestLevel({ test: { level, readings } }: { test: EnvironmentTest }) {
  const text = useText().common;
  const unjudged =
    level === 'unknown' && readings.length > 0 && readings.every(({ reading }) => withoutLevel.has(reading.kind));
  return unjudged ? <span className={styles.unjudged}>{text.notJudged}</span> : <LevelMark level={level} />;
}
