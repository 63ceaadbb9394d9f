/** Rectangles on a picture, in its own pixels: what is covered, and the frame that a person moves. */

export type Size = { width: number; height: number };
export type Point = { x: number; y: number };
export type Box = Point & Size;

/** The least that a drag must span to be meant, in pixels of the picture. */
const leastPx = 4;
/** Of the shorter side: how far one press of an arrow goes. */
const stepsPerSide = 40;

/** Between two corners, on whole pixels and within the picture; null for a click, which spans nothing. */
export function boxBetween(from: Point, to: Point, { width, height }: Size): Box | null {
  const left = clamp(Math.floor(Math.min(from.x, to.x)), 0, width);
  const top = clamp(Math.floor(Math.min(from.y, to.y)), 0, height);
  const right = clamp(Math.ceil(Math.max(from.x, to.x)), 0, width);
  const bottom = clamp(Math.ceil(Math.max(from.y, to.y)), 0, height);
  if (right - left < leastPx || bottom - top < leastPx) return null;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** A frame in the middle, to begin with. */
export function firstFrame({ width, height }: Size): Box {
  const frame = { width: Math.max(1, Math.round(width / 4)), height: Math.max(1, Math.round(height / 12)) };
  return { ...frame, x: Math.round((width - frame.width) / 2), y: Math.round((height - frame.height) / 2) };
}

/** The frame after a press of an arrow, which with Shift changes its size; null for any other key. */
export function moveFrame(frame: Box, key: string, withShift: boolean, size: Size): Box | null {
  const stepPx = Math.max(1, Math.round(Math.min(size.width, size.height) / stepsPerSide));
  const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  if (by === undefined) return null;
  const [across = 0, down = 0] = by.map((direction) => direction * stepPx);
  if (withShift) {
    return {
      ...frame,
      width: clamp(frame.width + across, stepPx, size.width - frame.x),
      height: clamp(frame.height + down, stepPx, size.height - frame.y),
    };
  }
  return {
    ...frame,
    x: clamp(frame.x + across, 0, size.width - frame.width),
    y: clamp(frame.y + down, 0, size.height - frame.height),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
