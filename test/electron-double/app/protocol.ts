/** `protocol`: schemes of the app's own, whose requests come from the stage. */
import { demandReady } from './app.ts';
import { answerStage } from './stage.ts';
import { strict } from './strict.ts';

type SchemeHandler = (request: Request) => Response | Promise<Response>;
type CustomScheme = { scheme: string; privileges: Record<string, boolean> };

const privileged = new Map<string, Record<string, boolean>>();
const handlers = new Map<string, SchemeHandler>();

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: CustomScheme[]) {
    demandReady('protocol.registerSchemesAsPrivileged', false);
    for (const { scheme, privileges } of schemes) privileged.set(scheme, privileges);
  },
  handle(scheme: string, handler: SchemeHandler) {
    demandReady('protocol.handle', true);
    if (!isFullOrigin(scheme)) throw new Error(`pages of ${scheme}: need a standard, secure scheme that fetches`);
    handlers.set(scheme, handler);
  },
});

/** Without these a page has no origin, no secure context and no fetch. */
function isFullOrigin(scheme: string): boolean {
  const privileges = privileged.get(scheme);
  return Boolean(privileges?.standard && privileges.secure && privileges.supportFetchAPI);
}

answerStage({
  async protocolRequest({ scheme, url, method }) {
    const handler = handlers.get(scheme);
    if (handler === undefined) throw new Error(`nothing handles ${scheme}:`);
    const response = await handler(new Request(url, { method }));
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    };
  },
});
