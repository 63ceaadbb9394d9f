import { useText } from '../../text/useText.ts';
import styles from './DrillMark.module.css';
import { useScene } from './scene.ts';

/** 訓練, wherever a drill could be taken for the real thing; nothing where it is the real thing. */
export function DrillMark() {
  const text = useText().common;
  return useScene().state.drill ? <span className={styles.mark}>{text.drill}</span> : null;
}
