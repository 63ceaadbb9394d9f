/** Beginning a drill: start the services, break one thing, declare. Goes on when the dialog that asked for it is closed. */
import { create } from 'zustand';
import { client } from '../contract/client.ts';
import { type CallProblem, toCallProblem } from '../contract/problem.ts';
import { declareIncident } from './declare.ts';

export type PracticeStep = 'starting' | 'breaking' | 'declaring';

export const usePractice = create<{ step: PracticeStep | null; problem: CallProblem | null }>(() => ({
  step: null,
  problem: null,
}));

/** Null as fault takes any that looking shows, and nobody is told which. */
export async function practise(fault: string | null): Promise<void> {
  if (usePractice.getState().step !== null) return;
  try {
    usePractice.setState({ step: 'starting', problem: null });
    const { surprises, environmentId } = await client.drill.start({ fault: null });
    usePractice.setState({ step: 'breaking' });
    await client.drill.setFault({ fault: fault ?? surprises[Math.floor(Math.random() * surprises.length)] ?? null });
    usePractice.setState({ step: 'declaring' });
    await declareIncident({ drill: true, ...(environmentId === null ? {} : { environmentId }) });
  } catch (error) {
    usePractice.setState({ problem: toCallProblem(error) });
  } finally {
    usePractice.setState({ step: null });
  }
}

export function dismissPracticeProblem(): void {
  usePractice.setState({ problem: null });
}
