import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from 'react';
import { withImeGuard } from '../../../keys/ime-guard.ts';
import { useText } from '../../../text/useText.ts';
import { type Box, boxBetween, firstFrame, moveFrame, type Point } from './boxes.ts';
import { drawFrame, drawPicture } from './draw-picture.ts';
import styles from './PictureCanvas.module.css';

type PictureCanvasProps = { pixels: ImageBitmap; covers: readonly Box[]; onCover: (box: Box) => void };

/** The picture as it will be kept, and the frame by which a person covers parts of it: with the pointer or by keys. */
export function PictureCanvas({ pixels, covers, onCover }: PictureCanvasProps) {
  const text = useText().incident.picture;
  const canvas = useRef<HTMLCanvasElement>(null);
  const hintId = useId();
  const [frame, setFrame] = useState<Box>(() => firstFrame(pixels));
  const [dragFrom, setDragFrom] = useState<Point | null>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const showsFrame = hasFocus || dragFrom !== null;

  useEffect(() => {
    if (canvas.current === null) return;
    drawPicture(canvas.current, pixels, covers);
    if (showsFrame) drawFrame(canvas.current, frame);
  }, [pixels, covers, frame, showsFrame]);

  function pointOf({ clientX, clientY, currentTarget }: PointerEvent<HTMLCanvasElement>): Point {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    return { x: ((clientX - left) / width) * pixels.width, y: ((clientY - top) / height) * pixels.height };
  }
  function drag(event: PointerEvent<HTMLCanvasElement>): void {
    const box = dragFrom === null ? null : boxBetween(dragFrom, pointOf(event), pixels);
    if (box !== null) setFrame(box);
  }
  function letGo(event: PointerEvent<HTMLCanvasElement>): void {
    const box = dragFrom === null ? null : boxBetween(dragFrom, pointOf(event), pixels);
    setDragFrom(null);
    if (box !== null) onCover(box);
  }
  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onCover(frame);
      return;
    }
    const moved = moveFrame(frame, event.key, event.shiftKey, pixels);
    if (moved === null) return;
    event.preventDefault();
    setFrame(moved);
  }

  return (
    <>
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: keys and pointer draw on it, as on no other element. */}
      <canvas
        ref={canvas}
        className={styles.canvas}
        role="application"
        aria-label={text.canvas}
        aria-describedby={hintId}
        tabIndex={0}
        onFocus={() => setHasFocus(true)}
        onBlur={() => setHasFocus(false)}
        onKeyDown={withImeGuard(press)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragFrom(pointOf(event));
        }}
        onPointerMove={drag}
        onPointerUp={letGo}
        onPointerCancel={() => setDragFrom(null)}
      />
      <p id={hintId} className={styles.hint}>
        {text.blurHint}
      </p>
    </>
  );
}
