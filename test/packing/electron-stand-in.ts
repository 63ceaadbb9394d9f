/** A stand-in for Electron's distribution: the layout that the packer works on, and a program with a fuse wire to set. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Electron's program carries these bytes; behind them come the wire's version, its length and one character a fuse. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuseCount = 9;

/** Makes the folder of a Linux distribution of Electron. */
export function makeElectronStandIn(folder: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  for (const locale of ['ja', 'en-US', 'de']) writeFileSync(join(folder, 'locales', `${locale}.pak`), locale);
  const wire = Buffer.concat([Buffer.from(sentinel), Buffer.from([1, fuseCount]), Buffer.from('1'.repeat(fuseCount))]);
  const program = Buffer.concat([Buffer.from('#!/bin/sh\nexit 1\n'), wire, Buffer.alloc(64)]);
  writeFileSync(join(folder, 'electron'), program, { mode: 0o755 });
}

/** The characters of the wire in a packed program: `0` off, `1` on, in the order of Electron's documentation. */
export function readFuseWire(program: Buffer): string {
  const start = program.indexOf(sentinel) + sentinel.length;
  const length = program.readUInt8(start + 1);
  return program.subarray(start + 2, start + 2 + length).toString('latin1');
}
