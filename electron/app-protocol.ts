/** The pages come over a scheme of their own, out of a list made at start: no path from a page ever reaches the disk. */
import { protocol } from 'electron';
import { securityHeaders } from '../server/host/security-headers.ts';
import { listStaticFiles, readStaticFile } from '../server/host/static-files.ts';

export const appOrigin = 'app://hikeshi';

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built pages; GET and HEAD of listed files, everything else is 404 or 405. */
export function serveAppScheme(rendererFolder: string): void {
  const files = listStaticFiles(rendererFolder);
  protocol.handle('app', async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, null, {});
    const url = new URL(request.url);
    const file = isApp(request.url) ? await readStaticFile(files, url.pathname) : null;
    if (file === null) return answer(404, null, {});
    return answer(200, request.method === 'HEAD' ? null : file.bytes, { 'content-type': file.contentType });
  });
}

/** Whether an address is a page of this app: parsed, never compared by its beginning. */
export function isApp(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol: scheme, host } = new URL(address);
  return `${scheme}//${host}` === appOrigin;
}

function answer(status: number, body: Uint8Array<ArrayBuffer> | null, headers: Record<string, string>): Response {
  return new Response(body, { status, headers: { ...securityHeaders, ...headers } });
}
