/** A screenshot in a fraction of its bytes: the same picture with at most 256 colours, which is all that lines and letters need. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const mostColours = 256;

type Picture = { width: number; height: number; colours: Uint32Array };

/** `png`: 8 bits a channel, without interlacing, as browsers write it; its transparency is not kept. Throws for any other. */
export function smallerPng(png: Buffer): Buffer {
  return encode(decode(png));
}

/** Width, height and each pixel as 0xRRGGBB, row by row. */
export function decode(png: Buffer): Picture {
  const chunks = chunksOf(png);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (header === undefined) throw new Error('not a PNG');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = header[9] === 2 ? 3 : header[9] === 6 ? 4 : 0;
  if (header[8] !== 8 || channels === 0 || header[12] !== 0) throw new Error('a PNG of another form');
  const lines = inflateSync(Buffer.concat(chunks.flatMap(({ type, data }) => (type === 'IDAT' ? [data] : []))));
  const pixels = unfilter(lines, width * channels, height, channels);
  const colours = new Uint32Array(width * height);
  for (let at = 0; at < colours.length; at++) colours[at] = pixels.readUIntBE(at * channels, 3);
  return { width, height, colours };
}

function chunksOf(png: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = signature.length; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

/** Undoes the five filters of PNG: each byte was written as its difference from a guess by its neighbours. */
function unfilter(lines: Buffer, lineBytes: number, height: number, step: number): Buffer {
  const pixels = Buffer.alloc(lineBytes * height);
  const at = (index: number, isThere: boolean) => (isThere ? (pixels[index] ?? 0) : 0);
  for (let row = 0; row < height; row++) {
    const filter = lines[row * (lineBytes + 1)];
    for (let column = 0; column < lineBytes; column++) {
      const here = row * lineBytes + column;
      const left = at(here - step, column >= step);
      const above = at(here - lineBytes, row > 0);
      const corner = at(here - lineBytes - step, row > 0 && column >= step);
      const guesses = [0, left, above, (left + above) >> 1, paeth(left, above, corner)];
      pixels[here] = (lines[row * (lineBytes + 1) + 1 + column] ?? 0) + (guesses[filter ?? 0] ?? 0);
    }
  }
  return pixels;
}

function paeth(left: number, above: number, corner: number): number {
  const [fromLeft, fromAbove] = [Math.abs(above - corner), Math.abs(left - corner)];
  const fromCorner = Math.abs(left + above - 2 * corner);
  if (fromLeft <= fromAbove && fromLeft <= fromCorner) return left;
  return fromAbove <= fromCorner ? above : corner;
}

function encode({ width, height, colours }: Picture): Buffer {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = [...counts.entries()]
    .sort(([one, ones], [other, others]) => others - ones || one - other)
    .slice(0, mostColours)
    .map(([colour]) => colour);
  const places = new Map<number, number>();
  for (const colour of counts.keys()) places.set(colour, nearest(palette, colour));
  const lines = Buffer.alloc((width + 1) * height);
  for (let at = 0; at < colours.length; at++) {
    lines[at + Math.floor(at / width) + 1] = places.get(colours[at] ?? 0) ?? 0;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, each the place of its colour in the palette.
  header.set([8, 3], 8);
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [place, other] of palette.entries()) {
    const red = (colour >> 16) - (other >> 16);
    const green = ((colour >> 8) & 255) - ((other >> 8) & 255);
    const blue = (colour & 255) - (other & 255);
    const distance = red * red + green * green + blue * blue;
    if (distance < least) [best, least] = [place, distance];
  }
  return best;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
