/** Chooses what carries the contract's calls: a message port where the page runs in Electron, HTTP where a browser shows it. */
import type { ClientContext, ClientLink } from '@orpc/client';
import { bridgePortMessage, type HikeshiBridge } from '../../shared/contract/bridge.ts';
import type { ContractClient } from '../../shared/contract/contract-client.ts';
import { guardHeader, rpcPath, uploadHeader, uploadPath, windowHeader } from '../../shared/contract/http.ts';

declare global {
  interface Window {
    /** Present in Electron alone. */
    readonly hikeshi?: HikeshiBridge;
  }
}

export type Link = ClientLink<ClientContext>;

export function connect(): Promise<Link> {
  const bridge = window.hikeshi;
  return bridge === undefined ? linkOverHttp() : linkOverPort(bridge);
}

async function linkOverHttp(): Promise<Link> {
  const { RPCLink } = await import('@orpc/client/fetch');
  return new RPCLink({
    url: `${window.location.origin}${rpcPath}`,
    headers: {
      [guardHeader.name]: guardHeader.value,
      [windowHeader]: windowName(),
      'content-type': 'application/json',
    },
    fetch: (request, init, _options, path, input) =>
      path.join('/') === picturePath ? uploadPicture(input, request.signal) : fetch(request, init),
  });
}

const picturePath = 'incidents/attachPicture';

/** A picture goes as it is, on its own route; the answer is that of the call. */
function uploadPicture(input: unknown, signal: AbortSignal): Promise<Response> {
  const { picture, ...about } = input as Parameters<ContractClient['incidents']['attachPicture']>[0];
  return fetch(`${window.location.origin}${uploadPath}`, {
    method: 'POST',
    headers: {
      [guardHeader.name]: guardHeader.value,
      [windowHeader]: windowName(),
      [uploadHeader]: encodeURIComponent(JSON.stringify(about)),
      'content-type': picture.type,
    },
    body: picture,
    redirect: 'manual',
    signal,
  });
}

async function linkOverPort(bridge: HikeshiBridge): Promise<Link> {
  const { RPCLink } = await import('@orpc/client/message-port');
  const port = await new Promise<MessagePort>((resolve) => {
    const hear = (event: MessageEvent<unknown>): void => {
      const received = event.ports[0];
      if (event.source !== window || event.data !== bridgePortMessage || received === undefined) return;
      window.removeEventListener('message', hear);
      resolve(received);
    };
    window.addEventListener('message', hear);
    bridge.connect();
  });
  const link = new RPCLink({ port });
  port.start();
  return link;
}

/** Survives a reload, so that drafts do; another window has another one. */
function windowName(): string {
  const key = 'hikeshi-window';
  const known = window.sessionStorage.getItem(key);
  if (known !== null) return known;
  const made = crypto.randomUUID();
  window.sessionStorage.setItem(key, made);
  return made;
}
