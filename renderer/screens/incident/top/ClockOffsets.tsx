import { signedTimeText } from '../../../../shared/text/figures.ts';
import { offsetText } from '../../../../shared/text/watch-sentence.ts';
import { isTellingOffset } from '../../../../shared/watch/clock-offset.ts';
import { useLanguage, useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './ClockOffsets.module.css';

/** Clocks that differ from this machine's by more than a second: times of logs and rows then disagree by as much. The worst one stands for all. */
export function ClockOffsets() {
  const text = useText().incident.top;
  const language = useLanguage();
  const telling = useScene().state.clockOffsets.filter(isTellingOffset);
  const [worst] = telling.toSorted((one, other) => Math.abs(other.offsetMs) - Math.abs(one.offsetMs));
  if (worst === undefined) return null;
  return (
    <span className={styles.offset} title={telling.map((offset) => offsetText(offset, language)).join('\n')}>
      {text.clockOffset(signedTimeText(worst.offsetMs), telling.length - 1)}
    </span>
  );
}
