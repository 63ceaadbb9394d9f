/**
 * How each environment was when it was last read from this window. Nothing is read unasked, and what is not known is not guessed.
 */
import { create } from 'zustand';
import type { EnvironmentTest } from '../../shared/contract/view.ts';
import type { Level } from '../../shared/diagnosis/reading.ts';
import type { Environment } from '../../shared/environment/environment.ts';
import { client } from '../contract/client.ts';
import { type CallProblem, toCallProblem } from '../contract/problem.ts';

export type Health = {
  reading: boolean;
  tests: EnvironmentTest[] | null;
  readAtMs: number | null;
  problem: CallProblem | null;
};

const unread: Health = { reading: false, tests: null, readAtMs: null, problem: null };
const worstFirst: readonly Level[] = ['critical', 'warning', 'normal'];

export const useHealth = create<{ byEnvironment: Readonly<Record<string, Health>> }>(() => ({ byEnvironment: {} }));

export function healthOf(environmentId: string) {
  return ({ byEnvironment }: { byEnvironment: Readonly<Record<string, Health>> }): Health =>
    byEnvironment[environmentId] ?? unread;
}

/** Reads every part of the environment once. */
export async function readHealth(environment: Environment): Promise<void> {
  const { id } = environment;
  if (healthOf(id)(useHealth.getState()).reading) return;
  change(id, { reading: true, problem: null });
  try {
    const tests = await client.environments.test({ environment });
    change(id, { reading: false, tests, readAtMs: Date.now() });
  } catch (error) {
    change(id, { reading: false, problem: toCallProblem(error) });
  }
}

/** The worst of the parts that could be read; unknown where none could. */
export function overallLevel(tests: readonly EnvironmentTest[]): Level {
  return worstFirst.find((level) => tests.some((test) => test.level === level)) ?? 'unknown';
}

function change(environmentId: string, part: Partial<Health>): void {
  useHealth.setState(({ byEnvironment }) => ({
    byEnvironment: { ...byEnvironment, [environmentId]: { ...(byEnvironment[environmentId] ?? unread), ...part } },
  }));
}
