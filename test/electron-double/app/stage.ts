/** The app's end of the line to the stage. What the app's process does before anyone answers is answered in order. */
import type { AppCalls, StageCalls } from '../line/calls.ts';
import { type Answers, type Calls, type Line, type Message, openLine } from '../line/line.ts';

const answers: Partial<Answers<AppCalls>> = {};

/** Each part of the double answers for itself. */
export function answerStage(parts: Partial<Answers<AppCalls>>): void {
  Object.assign(answers, parts);
}

export const stage: Line<StageCalls> = openLine<StageCalls>(
  {
    send: (message) => process.send?.(message),
    onMessage: (listener) => process.on('message', (message) => listener(message as Message)),
  },
  answers as Calls,
);

/** For what the app does not wait for: a stage that cannot do it ends the app, so that the test hears of it. */
export function tell(asked: Promise<unknown>): void {
  asked.catch((error: unknown) => {
    console.error(error);
    process.exit(70);
  });
}

/** Ends the process after all that was said has been sent. */
export function leave(code: number): void {
  if (!process.connected) process.exit(code);
  process.send?.({ type: 'ask', id: 0, name: 'leaving', input: { code } } satisfies Message, () => process.exit(code));
}

// Without its stage the app has no windows: it must not outlive it.
process.on('disconnect', () => process.exit(0));
