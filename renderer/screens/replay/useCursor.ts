/** Where a replay stands, and every way to move it: by event, by decision, by playing. */
import { useEffect, useState } from 'react';
import type { RecordedEvent } from '../../../shared/incident/event.ts';
import { type Decision, decisionAfter, decisionBefore } from '../../../shared/replay/decisions.ts';
import { nextPlayStep, type PlaySpeed } from '../../../shared/replay/playing.ts';
import { useKeys } from '../../keys/bindings.ts';
import { useReplayText } from './useReplayText.ts';

export type Cursor = {
  /** How many events are known, from 1 on. */
  known: number;
  nextDecision: Decision | null;
  previousDecision: Decision | null;
  playing: boolean;
  speed: PlaySpeed;
  /** Any place is a place: beyond the record it is the nearest. Stops playing. */
  goTo: (known: number) => void;
  setSpeed: (speed: PlaySpeed) => void;
  togglePlaying: () => void;
};

const usualSpeed: PlaySpeed = 60;

/** @param isWhole whether all events of the record were read; until then playing waits at the last of them. */
export function useCursor(events: readonly RecordedEvent[], decisions: readonly Decision[], isWhole: boolean): Cursor {
  const text = useReplayText().cursor;
  const [place, setPlace] = useState(1);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<PlaySpeed>(usualSpeed);
  const known = Math.min(place, events.length);

  useEffect(() => {
    if (!playing) return undefined;
    const step = nextPlayStep(events, known, speed);
    if (step === null) {
      if (isWhole) setPlaying(false);
      return undefined;
    }
    const timer = setTimeout(() => setPlace(step.known), step.afterMs);
    return () => clearTimeout(timer);
  }, [playing, events, known, speed, isWhole]);

  const nextDecision = decisionAfter(decisions, known);
  const previousDecision = decisionBefore(decisions, known);
  const goTo = (to: number): void => {
    setPlaying(false);
    setPlace(Math.min(Math.max(1, to), events.length));
  };
  const togglePlaying = (): void => {
    // From the end there is nothing to play but the whole.
    if (!playing && known >= events.length) setPlace(1);
    setPlaying(!playing);
  };
  useKeys([
    { key: 'arrowright', label: text.forward, run: () => goTo(known + 1) },
    { key: 'arrowleft', label: text.back, run: () => goTo(known - 1) },
    { key: 'j', label: text.nextDecision, run: () => goTo(nextDecision?.known ?? known) },
    { key: 'k', label: text.previousDecision, run: () => goTo(previousDecision?.known ?? known) },
    { key: 'home', label: text.first, run: () => goTo(1) },
    { key: 'end', label: text.last, run: () => goTo(events.length) },
    { key: 'p', label: playing ? text.pause : text.play, run: togglePlaying },
  ]);
  return { known, nextDecision, previousDecision, playing, speed, goTo, setSpeed, togglePlaying };
}
