import { longestPauseMs, playSpeeds } from '../../../shared/replay/playing.ts';
import { Button } from '../../components/Button.tsx';
import { ChoiceChips } from '../../components/ChoiceChips.tsx';
import { Time } from '../../components/Time.tsx';
import styles from './CursorBar.module.css';
import { useMoment } from './moment.ts';
import type { Cursor } from './useCursor.ts';
import { useReplayText } from './useReplayText.ts';

/** The cursor over time: where it is, and its ways to move. Later decisions are not marked on it: they were not known. */
export function CursorBar({ cursor, loaded }: { cursor: Cursor; loaded: number }) {
  const text = useReplayText().cursor;
  const { atMs, state } = useMoment();
  const { known, previousDecision, nextDecision, playing, speed, goTo, setSpeed, togglePlaying } = cursor;
  const count = text.count(known, loaded);
  return (
    <section className={styles.bar} aria-label={text.label}>
      <div className={styles.buttons}>
        <Button keys="k" disabled={previousDecision === null} onClick={() => goTo(previousDecision?.known ?? known)}>
          {text.previousDecision}
        </Button>
        <Button keys="arrowleft" disabled={known <= 1} onClick={() => goTo(known - 1)}>
          {text.back}
        </Button>
        <Button keys="p" aria-pressed={playing} onClick={togglePlaying}>
          {playing ? text.pause : text.play}
        </Button>
        <Button keys="arrowright" disabled={known >= loaded} onClick={() => goTo(known + 1)}>
          {text.forward}
        </Button>
        <Button keys="j" disabled={nextDecision === null} onClick={() => goTo(nextDecision?.known ?? known)}>
          {text.nextDecision}
        </Button>
      </div>
      <span className={styles.speed}>
        <span className={styles.word}>{text.speed}</span>
        <ChoiceChips
          label={text.speed}
          value={String(speed)}
          options={playSpeeds.map((value) => ({ value: String(value), label: text.times(value) }))}
          onChange={(chosen) => setSpeed(playSpeeds.find((value) => String(value) === chosen) ?? speed)}
        />
        <span className={styles.word}>{text.pauses(longestPauseMs / 1_000)}</span>
      </span>
      <div className={styles.place}>
        <input
          type="range"
          className={styles.slider}
          aria-label={text.position}
          aria-valuetext={count}
          min={1}
          max={loaded}
          value={known}
          onChange={({ currentTarget }) => goTo(Number(currentTarget.value))}
        />
        <span className={styles.count}>{count}</span>
        <span className={styles.time}>
          <span className={styles.word}>{text.recorded}</span>{' '}
          <Time atMs={atMs} zone={state.zone} show="dateTime" withZone />
        </span>
      </div>
    </section>
  );
}
