import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decode, smallerPng } from '../e2e/support/palette-png.ts';
import { stripedPng } from '../e2e/support/png.ts';

test('a picture of few colours keeps every pixel of them', () => {
  const { width, height, colours } = decode(stripedPng(6, 2, 'comment'));
  expect([width, height]).toEqual([6, 2]);
  // Two black columns, two white ones, two black ones.
  const line = [0, 0, 0xffffff, 0xffffff, 0, 0];
  expect([...colours]).toEqual([...line, ...line]);
  const smaller = smallerPng(stripedPng(6, 2, 'comment'));
  expect(smaller.includes('comment')).toBe(false);
  // Eight bits a pixel, by palette, of which white is the less frequent.
  expect([smaller[24], smaller[25]]).toEqual([8, 3]);
  expect(smaller.subarray(smaller.indexOf('PLTE') + 4, smaller.indexOf('PLTE') + 10).toString('hex')).toBe(
    '000000ffffff',
  );
});

test('each of the five filters is undone', () => {
  // Three pixels a line; worked out by hand: all lines are 10,20,30 · 40,50,60 · 70,80,90.
  const lines = [
    [0, 10, 20, 30, 40, 50, 60, 70, 80, 90],
    [1, 10, 20, 30, 30, 30, 30, 30, 30, 30],
    [2, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    // Half of left and above: 5, 10, 15 · 25, 35, 45 · 55, 65, 75.
    [3, 5, 10, 15, 15, 15, 15, 15, 15, 15],
    // Where left and above differ, the nearer to left + above - corner: always above, as in the line before.
    [4, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  ];
  const png = stripedPng(3, 5, '');
  const idat = deflateSync(Buffer.from(lines.flat()));
  const start = png.indexOf('IDAT') - 4;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(idat.length);
  const whole = Buffer.concat([
    png.subarray(0, start),
    length,
    Buffer.from('IDAT'),
    idat,
    Buffer.alloc(4),
    png.subarray(png.indexOf('IEND') - 4),
  ]);
  const pixels = [0x0a141e, 0x28323c, 0x46505a];
  expect([...decode(whole).colours]).toEqual([...pixels, ...pixels, ...pixels, ...pixels, ...pixels]);
});

test('what is no such picture is said to be none', () => {
  expect(() => smallerPng(Buffer.from('GIF89a'))).toThrow('not a PNG');
});
