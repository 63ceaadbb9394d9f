/**
 * Draws a picture with its covers, and writes it as the file that is kept. A cover is one colour, the mean of what it covers: of
 * a mosaic or a blur, letters can be computed back.
 */
import { pictureLimitBytes } from '../../../../shared/timeline/picture.ts';
import type { Box } from './boxes.ts';

/** What `draw` draws on: of the size of the picture. */
export function drawPicture(canvas: HTMLCanvasElement, pixels: ImageBitmap, covers: readonly Box[]): void {
  canvas.width = pixels.width;
  canvas.height = pixels.height;
  const pen = penOf(canvas);
  pen.drawImage(pixels, 0, 0);
  for (const cover of covers) drawCover(pen, cover);
}

/** The frame in hand, for the eye alone: it is never in what is kept. */
export function drawFrame(canvas: HTMLCanvasElement, frame: Box): void {
  const pen = penOf(canvas);
  const widthPx = Math.max(2, Math.round(canvas.width / 400));
  pen.lineWidth = widthPx;
  for (const [colour, offset] of [
    ['#ffffff', 0],
    ['#1f4e8c', widthPx * 3],
  ] as const) {
    pen.strokeStyle = colour;
    pen.setLineDash([widthPx * 3, widthPx * 3]);
    pen.lineDashOffset = offset;
    pen.strokeRect(frame.x, frame.y, frame.width, frame.height);
  }
  pen.setLineDash([]);
}

/** Null where it is over the limit in every way of writing it. */
export async function encodePicture(pixels: ImageBitmap, covers: readonly Box[]): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  drawPicture(canvas, pixels, covers);
  const exact = await toBlob(canvas, 'image/png');
  if (exact !== null && exact.size <= pictureLimitBytes) return exact;
  for (const quality of [0.92, 0.75]) {
    const smaller = await toBlob(canvas, 'image/webp', quality);
    if (smaller !== null && smaller.size <= pictureLimitBytes) return smaller;
  }
  return null;
}

function drawCover(pen: CanvasRenderingContext2D, { x, y, width, height }: Box): void {
  const { data } = pen.getImageData(x, y, width, height);
  const sums = [0, 0, 0];
  for (let at = 0; at < data.length; at += 4) {
    for (const channel of [0, 1, 2] as const) sums[channel] = (sums[channel] ?? 0) + (data[at + channel] ?? 0);
  }
  const [red, green, blue] = sums.map((sum) => Math.round(sum / (data.length / 4)));
  pen.fillStyle = `rgb(${red} ${green} ${blue})`;
  pen.fillRect(x, y, width, height);
  // On an even ground a patch of its colour could not be seen: that something was covered must be.
  pen.strokeStyle = '#808080';
  pen.lineWidth = 1;
  pen.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
}

function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) throw new Error('this browser draws no pictures');
  return pen;
}

function toBlob(canvas: HTMLCanvasElement, type: 'image/png' | 'image/webp', quality?: number): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, type, quality));
}
