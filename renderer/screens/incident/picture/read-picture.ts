/** From a file to pixels: decoded at once, so that nothing of the file itself goes any further. */
import { pictureTypeOf } from '../../../../shared/timeline/picture.ts';

export type ReadPicture =
  | { ok: true; pixels: ImageBitmap; shrunk: boolean }
  | { ok: false; problem: 'notAPicture' | 'unreadable' };

const longestSidePx = 4_096;
/** Beyond these a picture would take the window's memory before anybody saw it. */
const mostFileBytes = 40 * 1024 * 1024;
const mostPixels = 80_000_000;

export async function readPicture(file: Blob): Promise<ReadPicture> {
  const head = new Uint8Array(await file.slice(0, 16).arrayBuffer());
  if (pictureTypeOf(head) === null) return { ok: false, problem: 'notAPicture' };
  if (file.size > mostFileBytes) return { ok: false, problem: 'unreadable' };
  try {
    const pixels = await createImageBitmap(file);
    const { width, height } = pixels;
    const scale = longestSidePx / Math.max(width, height);
    if (width * height > mostPixels) return { ok: false, problem: 'unreadable' };
    if (scale >= 1) return { ok: true, pixels, shrunk: false };
    const size = { resizeWidth: Math.round(width * scale), resizeHeight: Math.round(height * scale) };
    const smaller = await createImageBitmap(pixels, { ...size, resizeQuality: 'high' });
    pixels.close();
    return { ok: true, pixels: smaller, shrunk: true };
  } catch {
    return { ok: false, problem: 'unreadable' };
  }
}
