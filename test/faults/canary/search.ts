/** Looks for secrets in every form in which one may have been written. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import Database from 'better-sqlite3';

export type Canaries = Readonly<Record<string, string>>;

/** `name` of the secret and the form it was found in: `apiToken in base64 at 1`. */
export type Hit = string;

/** By form; each is looked for as bytes, capital or small where that makes no difference. */
function formsOf(value: string): Record<string, string[]> {
  const bytes = Buffer.from(value);
  const json = JSON.stringify(value).slice(1, -1);
  return {
    // An index of words folds their case.
    plain: [value, value.toLowerCase()],
    'URL-encoded': [
      encodeURIComponent(value),
      encodeURIComponent(value).replace(/%../g, (code) => code.toLowerCase()),
      new URLSearchParams({ v: value }).toString().slice(2),
    ],
    'JSON-escaped': [json, json.replaceAll('/', '\\/'), JSON.stringify(json).slice(1, -1)],
    hex: [bytes.toString('hex'), bytes.toString('hex').toUpperCase()],
    'base64 at 0': base64At(bytes, 0),
    'base64 at 1': base64At(bytes, 1),
    'base64 at 2': base64At(bytes, 2),
  };
}

/** The characters that are made of the value alone, wherever it begins in what was encoded. */
function base64At(bytes: Buffer, offset: number): string[] {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
  const own = encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
  return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
}

export function hitsIn(content: Buffer | string, canaries: Canaries): Hit[] {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return Object.entries(canaries).flatMap(([name, value]) =>
    Object.entries(formsOf(value))
      .filter(([, forms]) => forms.some((form) => bytes.includes(form)))
      .map(([form]) => `${name} in ${form}`),
  );
}

/** Every file below a folder, as bytes; databases also row by row, with what is compressed in them unpacked. */
export function hitsInFolder(folder: string, canaries: Canaries): Hit[] {
  return filesBelow(folder).flatMap((path) => {
    const bytes = readFileSync(path);
    const rows = bytes.subarray(0, 15).toString() === 'SQLite format 3' ? hitsInDatabase(path, canaries) : [];
    const named = hitsIn(path.slice(folder.length), canaries);
    return [...hitsIn(bytes, canaries), ...rows, ...named].map((hit) => `${path}: ${hit}`);
  });
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const status = statSync(path);
    if (status.isDirectory()) return filesBelow(path);
    return status.isFile() ? [path] : [];
  });
}

function hitsInDatabase(path: string, canaries: Canaries): Hit[] {
  const db = new Database(path, { readonly: true });
  try {
    // What an index of words keeps lies in tables of its own, which are among these.
    const real = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'";
    const tables = db.prepare<[], string>(real).pluck().all();
    return tables.flatMap((table) => {
      const rows = db.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`).all();
      const cells = rows.flatMap((row) => Object.values(row)).flatMap(unpacked);
      return cells.flatMap((cell) => hitsIn(cell, canaries)).map((hit) => `${table}: ${hit}`);
    });
  } finally {
    db.close();
  }
}

function unpacked(cell: unknown): (Buffer | string)[] {
  if (typeof cell === 'string') return [cell];
  if (!Buffer.isBuffer(cell)) return [];
  try {
    return [cell, inflateSync(cell)];
  } catch {
    return [cell];
  }
}

/** Argument lists (and, of children, environments) of a process and all below it, as the system shows them now. */
export function processTexts(pid: number): { args: string; environment: string; isChild: boolean }[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const [, parent] = /^PPid:\s+(\d+)/m.exec(readProc(name, 'status')) ?? [];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isBelow = (one: number): boolean => {
    const parent = parents.get(one);
    return parent === pid || (parent !== undefined && parent > 1 && isBelow(parent));
  };
  const below = [...parents.keys()].filter((each) => each !== pid && isBelow(each));
  const own = readProc(String(pid), 'cmdline');
  const texts = [pid, ...below].map((each) => ({
    args: readProc(String(each), 'cmdline'),
    environment: readProc(String(each), 'environ'),
    isChild: each !== pid,
  }));
  // A child that is not yet the program it is to become still looks like its parent.
  return texts.filter(({ args, isChild }) => !isChild || args !== own);
}

function readProc(pid: string, file: string): string {
  try {
    return readFileSync(join('/proc', pid, file), 'utf8');
  } catch {
    // It ended in between.
    return '';
  }
}
