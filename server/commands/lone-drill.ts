/** A drill that no host owns: started to outlive this program, and found again by what it wrote down about itself. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type DrillFacts, drillFactsSchema } from '../../shared/environment/drill-environment.ts';
import { z } from '../../shared/schema.ts';
import { drillProgram } from '../paths.ts';

/** Why the drill did not start, in its own words. */
export class DrillRefusal extends Error {}

const failureSchema = z.object({ ready: z.literal(false), error: z.string() });
/** What the drill writes down about itself, as far as it is needed to stop it. */
const stateSchema = z.object({ control: z.object({ port: z.number().int(), token: z.string() }) });

function drillFolder(dataDir: string): string {
  return join(dataDir, 'drill');
}

/** Settles when the drill has said that it is ready. Throws {@link DrillRefusal}. */
export async function startDrillAlone(
  dataDir: string,
  { fault, port }: { fault: string | null; port: number | undefined },
): Promise<DrillFacts> {
  const args = [drillProgram, '--dir', drillFolder(dataDir)];
  if (port !== undefined) args.push('--port', String(port));
  if (fault !== null) args.push('--fault', fault);
  const child = spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const line = await new Promise<string | null>((resolve) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', () => resolve(null));
    child.once('close', () => resolve(null));
  });
  const said = line === null ? null : parseJson(line);
  const facts = drillFactsSchema.safeParse(said);
  if (!facts.success) {
    const failure = failureSchema.safeParse(said);
    throw new DrillRefusal(
      failure.success ? failure.data.error : (errors.join('').trim().split('\n')[0] ?? String(line)),
    );
  }
  child.stdout.destroy();
  child.stderr.destroy();
  child.unref();
  return facts.data;
}

/** Settles when all of it is gone, with whether a drill was there to hear it. */
export async function askDrillToStop(dataDir: string): Promise<boolean> {
  const written = await readFile(join(drillFolder(dataDir), 'drill.json'), 'utf8').catch(() => null);
  const state = stateSchema.safeParse(written === null ? null : parseJson(written));
  if (!state.success) return false;
  const { port, token } = state.data.control;
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/control`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ stop: true }),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
