/** A window of the app on a server in a process of its own; everything that the server says to it, or prints, is kept. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractClient } from '../../../shared/contract/contract-client.ts';
import { guardHeader, rpcPath } from '../../../shared/contract/http.ts';
import { processTexts } from './search.ts';

export type AppWindow = {
  client: ContractClient;
  pid: number;
  /** Bodies and headers of all answers, streams included. */
  answers: string[];
  printed: string[];
  /** Of the server and of what it started, as they were seen while it ran; environments of its children alone. */
  argumentLists: Set<string>;
  childEnvironments: Set<string>;
  stop(): Promise<void>;
};

const program = fileURLToPath(new URL('./canary-host.ts', import.meta.url));
const lookEveryMs = 20;

export async function openWindow(dataDir: string, env: NodeJS.ProcessEnv): Promise<AppWindow> {
  const child = spawn(process.execPath, [program, dataDir], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  const pid = child.pid ?? -1;
  const argumentLists = new Set<string>();
  const childEnvironments = new Set<string>();
  const looking = setInterval(() => {
    for (const { args, environment, isChild } of processTexts(pid)) {
      argumentLists.add(args);
      if (isChild) childEnvironments.add(environment);
    }
  }, lookEveryMs);
  const url = await firstUrl(child, printed);
  const answers: string[] = [];
  const entered = await fetch(url, { redirect: 'manual' });
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const { origin } = new URL(url);
  const link = new RPCLink({
    url: `${origin}${rpcPath}`,
    headers: { [guardHeader.name]: guardHeader.value, 'content-type': 'application/json', cookie, origin },
    fetch: async (request, init) => {
      const answer = await fetch(request, init);
      answers.push(JSON.stringify([...answer.headers]));
      if (answer.body === null) return answer;
      const [kept, given] = answer.body.tee();
      void keep(kept, answers);
      return new Response(given, answer);
    },
  });
  return {
    client: createORPCClient(link),
    pid,
    answers,
    printed,
    argumentLists,
    childEnvironments,
    async stop() {
      clearInterval(looking);
      if (child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function keep(stream: ReadableStream<Uint8Array>, into: string[]): Promise<void> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  const index = into.push('') - 1;
  try {
    for await (const part of stream) {
      parts.push(decoder.decode(part, { stream: true }));
      into[index] = parts.join('');
    }
  } catch {
    // A stream that was cancelled has said what it said.
  }
}

async function firstUrl(child: ChildProcess, printed: readonly string[]): Promise<string> {
  for (;;) {
    const [line] = printed
      .join('')
      .split('\n')
      .filter((each) => each.startsWith('{'));
    if (line !== undefined) return (JSON.parse(line) as { url: string }).url;
    if (child.exitCode !== null) throw new Error(`the server did not start: ${printed.join('')}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
