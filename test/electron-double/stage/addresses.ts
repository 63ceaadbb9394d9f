/**
 * The app's own scheme as Chromium can show it without Electron: an https origin of a name that is never looked up, whose
 * requests are all answered by the app. Like the scheme's pages, such a page has an origin of its own and a secure context.
 */
const suffix = '.electron-double.invalid';

/** `app://hikeshi/x` → `https://hikeshi.app.electron-double.invalid/x`. */
export function toPageUrl(url: string): string {
  const { protocol, host, pathname, search, hash } = new URL(url);
  return `https://${host}.${protocol.slice(0, -1)}${suffix}${pathname}${search}${hash}`;
}

/** The app's name for a page's address; any other address is its own. */
export function toAppUrl(url: string): string {
  const parsed = new URL(url);
  if (!parsed.hostname.endsWith(suffix)) return url;
  const [host, scheme] = parsed.hostname.slice(0, -suffix.length).split('.');
  return `${scheme}://${host}${parsed.pathname}${parsed.search}${parsed.hash}`;
}

export function isAppPage(url: string): boolean {
  return URL.canParse(url) && new URL(url).hostname.endsWith(suffix);
}
