/** Pictures that can be evidence: their types, told by their first bytes, and how large they may be. */

export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type PictureType = (typeof pictureTypes)[number];

export const pictureLimitBytes = 6 * 1024 * 1024;

export function isPictureType(contentType: string): contentType is PictureType {
  return (pictureTypes as readonly string[]).includes(contentType);
}

/** What the bytes are, whatever they were called; null for anything else. */
export function pictureTypeOf(bytes: Uint8Array): PictureType | null {
  if (holds(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (holds(bytes, 0, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  const riff = [0x52, 0x49, 0x46, 0x46];
  const webp = [0x57, 0x45, 0x42, 0x50];
  return holds(bytes, 0, riff) && holds(bytes, 8, webp) ? 'image/webp' : null;
}

function holds(bytes: Uint8Array, at: number, wanted: readonly number[]): boolean {
  return wanted.every((byte, index) => bytes[at + index] === byte);
}
