import { expect, test } from 'vitest';
import { pictureTypeOf } from '../../../shared/timeline/picture.ts';

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string))));

test.each([
  ['image/png', bytes([0x89], 'PNG\r\n', [0x1a], '\n', 'rest')],
  ['image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF')],
  ['image/webp', bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 ')],
  [null, bytes('RIFF', [1, 2, 3, 4], 'WAVEfmt ')],
  [null, bytes('GIF89a')],
  [null, bytes('<svg/>')],
  [null, bytes([0x89], 'PNG')],
  [null, bytes('')],
])('%s is told by its first bytes', (type, given) => {
  expect(pictureTypeOf(given)).toBe(type);
});
