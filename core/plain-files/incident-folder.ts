/**
 * One incident's folder among the exported ones. It is written beside its place and then put there at once, and it replaces only what an
 * export wrote and nobody touched since.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { type Result, refuse } from '../../shared/contract/problem.ts';
import { z } from '../../shared/schema.ts';
import { systemCodeOf } from '../system-code.ts';
import type { PlainFile } from './incident-files.ts';

const manifestName = 'manifest.json';
const manifestFormat = 'hikeshi-plain-files';

const manifestSchema = z.object({
  format: z.literal(manifestFormat),
  incidentId: z.string(),
  /** How the record stood: the same again needs no new files. */
  chains: z.array(z.object({ deviceId: z.string(), events: z.number(), hash: z.string() })),
  /** SHA-256 of each file, by its name with slashes. */
  files: z.record(z.string(), z.string()),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** What lies in an incident's place; `foreign` names the first thing that no export wrote, or that was changed since. */
export type Standing = { kind: 'nothing' } | { kind: 'ours'; manifest: Manifest } | { kind: 'foreign'; name: string };

export async function standingAt(folder: string, incidentId: string): Promise<Standing> {
  const names = await filesBelow(folder);
  if (names === null) return { kind: 'nothing' };
  const manifest = await readManifest(join(folder, manifestName));
  if (manifest === null || manifest.incidentId !== incidentId) return { kind: 'foreign', name: names[0] ?? '' };
  for (const name of names) {
    if (name === manifestName) continue;
    const hash = Object.hasOwn(manifest.files, name) ? manifest.files[name] : undefined;
    if (hash !== sha256(await readFile(join(folder, name)))) return { kind: 'foreign', name };
  }
  return { kind: 'ours', manifest };
}

/** Whether every file is there and the record stood just so. */
export function isUnchanged(standing: Standing, chains: Manifest['chains'], names: readonly string[] | null): boolean {
  if (standing.kind !== 'ours') return false;
  const { manifest } = standing;
  const sameRecord = JSON.stringify(manifest.chains) === JSON.stringify(chains);
  return sameRecord && names !== null && Object.keys(manifest.files).every((name) => names.includes(name));
}

/** Replaces what stands there, in one step as seen from outside. */
export async function putFolder(
  folder: string,
  files: readonly PlainFile[],
  { incidentId, chains }: Pick<Manifest, 'incidentId' | 'chains'>,
): Promise<void> {
  const [fresh, before] = [`${folder}.hikeshi-new`, `${folder}.hikeshi-old`];
  await rm(fresh, { recursive: true, force: true });
  const hashes = Object.fromEntries(files.map(({ name, bytes }) => [name, sha256(bytes)]));
  const manifest: Manifest = { format: manifestFormat, incidentId, chains, files: hashes };
  for (const { name, bytes } of files) {
    const path = join(fresh, ...name.split('/'));
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, bytes, { mode: 0o600, flush: true });
  }
  await writeFile(join(fresh, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
  await rm(before, { recursive: true, force: true });
  await rename(folder, before).catch(ignoreMissing);
  await rename(fresh, folder);
  await rm(before, { recursive: true, force: true });
}

/** Names with slashes; null where there is no folder. */
export async function filesBelow(folder: string): Promise<string[] | null> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => !entry.isDirectory());
    return files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')).sort();
  } catch (error) {
    ignoreMissing(error);
    return null;
  }
}

/** A folder to export into: an empty or a new one, or one of an earlier export. */
export async function openPlace(folder: string): Promise<Result<null>> {
  const marker = join(folder, 'hikeshi-export.json');
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if (systemCodeOf(error) !== 'EEXIST') throw error;
  });
  const isOurs = await readFile(marker, 'utf8').then(
    (content) => content.includes(manifestFormat),
    () => false,
  );
  if (!isOurs) {
    if ((await readdir(folder)).length > 0) return refuse('INVALID', 'plainFilesFolderInUse', { path: folder });
    await writeFile(marker, `${JSON.stringify({ format: manifestFormat })}\n`, { mode: 0o600 });
  }
  return { ok: true, value: null };
}

async function readManifest(path: string): Promise<Manifest | null> {
  try {
    return manifestSchema.safeParse(JSON.parse(await readFile(path, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function ignoreMissing(error: unknown): void {
  if (systemCodeOf(error) !== 'ENOENT') throw error;
}
