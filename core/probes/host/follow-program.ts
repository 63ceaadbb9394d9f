/** A program that goes on until it is stopped, line by line: bounded in lines, bytes and time. */
import { StringDecoder } from 'node:string_decoder';
import { endingWithUs, isMissing } from './ending-with-us.ts';
import { plainText } from './plain-text.ts';
import { startProgram } from './run-program.ts';

export type FollowEnd = 'stopped' | 'ended' | 'notInstalled' | 'failed' | 'tooLong' | 'tooMuch';

export type Followed = {
  end: FollowEnd;
  lines: string[];
  /** What the program said beside its lines, such as why it ended. */
  errors: string;
};

const timeLimitMs = 30 * 60_000;
const lineLimit = 20_000;
const bytesLimit = 8 * 1024 * 1024;
const lineLength = 4_000;
const errorsLength = 2_000;

export type Following = {
  stop: AbortSignal;
  /** Told of new lines as they come, escape sequences taken out; a long one is cut. */
  onLines: (lines: readonly string[]) => void;
  /** A container's log comes on both channels. */
  errorsAreLines: boolean;
  limitMs?: number;
};

export async function followProgram(
  argv: readonly string[],
  { stop, onLines, errorsAreLines, limitMs = timeLimitMs }: Following,
): Promise<Followed> {
  const lines: string[] = [];
  const full = new AbortController();
  let bytes = 0;
  let errors = '';

  function take(complete: readonly string[]): void {
    const taken = complete
      .slice(0, lineLimit - lines.length)
      .map((line) => plainText(line).slice(0, lineLength))
      .filter((line, index) => line !== '' || complete[index] === '');
    lines.push(...taken);
    if (taken.length > 0) onLines(taken);
    if (lines.length >= lineLimit) full.abort();
  }

  /** Lines of one channel, whose pieces end anywhere. */
  function channel(): { add: (chunk: Buffer) => void; end: () => void } {
    const decoder = new StringDecoder('utf8');
    let rest = '';
    return {
      add(chunk) {
        if (full.signal.aborted) return;
        bytes += chunk.length;
        const parts = (rest + decoder.write(chunk)).split(/\r?\n/);
        rest = parts.pop() ?? '';
        take(parts);
        if (bytes >= bytesLimit) full.abort();
      },
      end() {
        if (rest !== '' && !full.signal.aborted) take([rest]);
      },
    };
  }

  const output = channel();
  const beside = channel();
  const ended = await startProgram(await endingWithUs(argv), {
    cancel: AbortSignal.any([stop, full.signal]),
    limitMs,
    onOutput: output.add,
    onErrors: (chunk) => {
      if (errorsAreLines) beside.add(chunk);
      else errors = (errors + chunk.toString('utf8')).slice(-errorsLength);
    },
  });
  output.end();
  beside.end();
  const said = errorsAreLines ? lines.join('\n') : errors;
  const end = isMissing(ended.exitCode, said) ? 'notInstalled' : ended.end;
  return { end: endOf(end, stop.aborted, full.signal.aborted), lines, errors: plainText(errors).trim() };
}

function endOf(end: string, isStopped: boolean, isFull: boolean): FollowEnd {
  if (isStopped) return 'stopped';
  if (isFull) return 'tooMuch';
  if (end === 'timeout') return 'tooLong';
  if (end === 'exited') return 'ended';
  return end === 'notInstalled' ? 'notInstalled' : 'failed';
}
