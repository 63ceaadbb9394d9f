/** A drill that no host owns: started to outlive this program, and found again by what it wrote down about itself. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type DrillFacts, drillFactsSchema } from '../../shared/environment/drill-environment.ts';
import { z } from '../../shared/schema.ts';
import { ownProgram } from '../paths.ts';

/** Why the drill did not start, in its own words. */
export class DrillRefusal extends Error {}

const failureSchema = z.object({ ready: z.literal(false), error: z.string() });
/** What the drill writes down about itself; no facts while it is starting. */
const stateSchema = z.object({
  control: z.object({ port: z.number().int(), token: z.string() }),
  facts: drillFactsSchema.nullable(),
});
const answerSchema = z.union([
  z.object({ done: z.literal(true) }),
  z.object({ done: z.literal(false), error: z.string() }),
]);

export type LoneDrill = {
  facts: DrillFacts | null;
  /** Settles when the order is carried out; after `stop`, nothing is left but the drill's own process, which then ends. Throws {@link DrillRefusal}. */
  order(order: { fault: string | null } | { stop: true }): Promise<void>;
};

function drillFolder(dataDir: string): string {
  return join(dataDir, 'drill');
}

/** Settles when the drill has said that it is ready. Throws {@link DrillRefusal}. */
export async function startDrillAlone(
  dataDir: string,
  { fault, port }: { fault: string | null; port: number | undefined },
): Promise<DrillFacts> {
  const args = [ownProgram.drill, '--dir', drillFolder(dataDir)];
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

/** The drill that runs in this data folder, null where none answers, whatever a killed one left behind. */
export async function findLoneDrill(dataDir: string): Promise<LoneDrill | null> {
  const written = await readFile(join(drillFolder(dataDir), 'drill.json'), 'utf8').catch(() => null);
  const state = stateSchema.safeParse(written === null ? null : parseJson(written));
  if (!state.success) return null;
  const { control, facts } = state.data;
  const ask = async (message: object) => {
    const response = await fetch(`http://127.0.0.1:${control.port}/control`, {
      method: 'POST',
      headers: { authorization: `Bearer ${control.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(message),
    });
    return answerSchema.parse(await response.json());
  };
  try {
    await ask({ status: true });
  } catch {
    return null;
  }
  return {
    facts,
    async order(order) {
      const answer = await ask(order);
      if (!answer.done) throw new DrillRefusal(answer.error);
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
