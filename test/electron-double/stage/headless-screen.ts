/** A window without a page: it asks for its port as the page would, and speaks the contract over it. */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { connectChannel, portChannel } from '../../../electron/channels.ts';
import type { ContractClient } from '../../../shared/contract/contract-client.ts';
import type { AppCalls, WindowFacts } from '../line/calls.ts';
import type { Line } from '../line/line.ts';
import type { AppScreen } from './app-screen.ts';

export type HeadlessScreen = AppScreen & {
  /** What the page would do at its start: fetch itself, and open its way to the core. */
  client: Promise<ContractClient>;
};

type Listener = (event?: { data: unknown }) => void;

export async function openHeadlessScreen(app: Line<AppCalls>, facts: WindowFacts): Promise<HeadlessScreen> {
  const loaded = Promise.withResolvers<ContractClient>();
  const listeners: Listener[] = [];
  const screen: HeadlessScreen = {
    facts,
    shown: false,
    focusCount: 0,
    client: loaded.promise,
    async load(url) {
      const { status } = await app.ask('protocolRequest', {
        scheme: new URL(url).protocol.slice(0, -1),
        url,
        method: 'GET',
      });
      if (status !== 200) throw new Error(`${url} answered ${status}`);
      const frame = { url, isMainFrame: true };
      await app.ask('ipc', { windowId: facts.id, frame, channel: connectChannel, args: [] });
    },
    deliver(message) {
      if (message.kind === 'portMessage') for (const listener of listeners) listener({ data: message.data });
      const port = message.kind === 'send' && message.channel === portChannel ? message.ports[0] : undefined;
      if (port !== undefined) loaded.resolve(createORPCClient<ContractClient>(new RPCLink({ port: portTo(port) })));
    },
  };

  /** The page's end of the port, as far as the contract's client uses one. */
  function portTo(port: number) {
    return {
      on: (event: string, listener: Listener) => {
        if (event === 'message') listeners.push(listener);
      },
      postMessage: (data: unknown) => void app.ask('portMessage', { port, data }),
    };
  }
  return screen;
}
