import { expect, test } from 'vitest';
import { sizeText } from '../../../renderer/text/size.ts';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.0 KB'],
  [937_400, '937.4 KB'],
  [999_960, '1.0 MB'],
  [5_242_880, '5.2 MB'],
  [3_000_000_000_000, '3000.0 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
