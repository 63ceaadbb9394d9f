/** `session`: what pages may ask of the machine. Without the handlers, Electron grants everything, and so does the double. */
import { answerStage } from './stage.ts';
import { PreventableEvent, StrictEmitter, strict } from './strict.ts';

type RequestHandler = (
  contents: null,
  permission: string,
  answer: (granted: boolean) => void,
  details: { requestingUrl: string; isMainFrame: boolean },
) => void;
type CheckHandler = (contents: null, permission: string, requestingOrigin: string, details: object) => boolean;
type BeforeRequest = (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void;
type MediaHandler = (request: object, answer: (streams: object | null) => void) => void;

const handlers: {
  request: RequestHandler | null;
  check: CheckHandler | null;
  device: (() => boolean) | null;
  media: MediaHandler | null;
} = { request: null, check: null, device: null, media: null };

const emitter = new StrictEmitter('session', ['will-download']);

const defaultSession = strict(
  'session',
  Object.assign(emitter, {
    setPermissionRequestHandler(handler: RequestHandler | null) {
      handlers.request = handler;
    },
    setPermissionCheckHandler(handler: CheckHandler | null) {
      handlers.check = handler;
    },
    setDevicePermissionHandler(handler: (() => boolean) | null) {
      handlers.device = handler;
    },
    setDisplayMediaRequestHandler(handler: MediaHandler | null) {
      handlers.media = handler;
    },
  }),
);

/** What looks at the requests of a session of its own, by the partition's name. */
const beforeRequest = new Map<string, BeforeRequest>();

function fromPartition(partition: string) {
  const webRequest = strict('webRequest', {
    onBeforeRequest: (listener: BeforeRequest) => void beforeRequest.set(partition, listener),
  });
  return strict('session', { webRequest });
}

/** Without a listener, Electron lets every request pass. */
export function isRequestCancelled(partition: string | null, url: string): Promise<boolean> {
  const listener = partition === null ? undefined : beforeRequest.get(partition);
  if (listener === undefined) return Promise.resolve(false);
  return new Promise((resolve) => listener({ url }, ({ cancel = false }) => resolve(cancel)));
}

export const session = strict('session', { defaultSession, fromPartition });

answerStage({
  permission({ permission, url }) {
    // As Chromium writes the origin of a standard scheme; Node knows no origin of the app's own.
    const { protocol, host } = new URL(url);
    const check = handlers.check?.(null, permission, `${protocol}//${host}/`, {}) ?? true;
    return new Promise<{ request: boolean; check: boolean }>((resolve) => {
      const answer = (request: boolean) => resolve({ request, check });
      if (handlers.request === null) answer(true);
      else handlers.request(null, permission, answer, { requestingUrl: url, isMainFrame: true });
    });
  },
  devices: () => handlers.device?.() ?? true,
  screens: () =>
    new Promise<boolean>((resolve) => {
      if (handlers.media === null) resolve(true);
      else handlers.media({}, (streams) => resolve(streams !== null));
    }),
  download() {
    const event = new PreventableEvent();
    emitter.emit('will-download', event);
    return event.defaultPrevented;
  },
});
