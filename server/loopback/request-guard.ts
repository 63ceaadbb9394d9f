/**
 * Decides what a request to the loopback server is, before anything acts on it. Pure, so that the whole of it can be read and
 * tested as a table. Whatever is not expressly allowed is refused.
 */
import {
  callLimitBytes,
  guardHeader,
  rpcPath,
  uploadHeader,
  uploadPath,
  windowHeader,
} from '../../shared/contract/http.ts';
import { isPictureType, type PictureType, pictureLimitBytes } from '../../shared/timeline/picture.ts';

/** What is known of a request before its body; header values as they came, one entry each time a header was sent. */
export type RequestFacts = {
  method: string;
  /** The request target as it stood in the request line. */
  target: string;
  header: (name: string) => readonly string[];
};

export type Verdict =
  | { kind: 'call'; cookie: string; window: string | null }
  /** A picture; `about` as it was sent, percent-encoded. */
  | { kind: 'upload'; cookie: string; window: string | null; contentType: PictureType; about: string }
  | { kind: 'file'; path: string; cookie: string | null }
  | { kind: 'enter'; token: string }
  | { kind: 'refuse'; status: number; reason: string };

const longestTarget = 512;
const plainPath = /^\/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*)?$/;
const callPath = /^(?:\/[A-Za-z]{1,40}){1,4}$/;
const enterTarget = /^\/\?token=([A-Za-z0-9_-]{43})$/;
const jsonType = /^application\/json(?:;\s*charset=utf-8)?$/i;
/** What `encodeURIComponent` leaves. */
const aboutText = /^[A-Za-z0-9_.!~*'()%-]{1,8000}$/;
const windowName = /^[A-Za-z0-9-]{1,64}$/;

/** The cookie's name holds the port: cookies know no ports, and another program's server on this machine must not be mistaken for us. */
export function cookieName(port: number): string {
  return `hikeshi-${port}`;
}

export function judgeRequest(facts: RequestFacts, port: number): Verdict {
  const hosts = facts.header('host');
  const host = hosts[0];
  if (hosts.length !== 1 || host === undefined || !isOwnHost(host, port)) return refuse(421, 'host');

  const sites = facts.header('sec-fetch-site');
  if (sites.some((site) => site !== 'same-origin' && site !== 'none')) return refuse(403, 'site');
  const origins = facts.header('origin');
  if (origins.some((origin) => origin !== `http://${host}`)) return refuse(403, 'origin');

  if (facts.header('upgrade').length > 0) return refuse(400, 'upgrade');
  if (facts.target.length > longestTarget) return refuse(414, 'target');

  const cookie = readCookie(facts.header('cookie'), cookieName(port));
  if (facts.method === 'GET' || facts.method === 'HEAD') return judgeRead(facts, cookie);
  if (facts.method === 'POST') return judgeCall(facts, cookie, origins);
  return refuse(405, 'method');
}

function judgeRead(facts: RequestFacts, cookie: string | null): Verdict {
  const token = enterTarget.exec(facts.target)?.[1];
  if (token !== undefined) return facts.method === 'GET' ? { kind: 'enter', token } : refuse(405, 'method');
  if (!plainPath.test(facts.target)) return refuse(404, 'path');
  return { kind: 'file', path: facts.target, cookie };
}

function judgeCall(facts: RequestFacts, cookie: string | null, origins: readonly string[]): Verdict {
  const isUpload = facts.target === uploadPath;
  const isCall = facts.target.startsWith(rpcPath) && callPath.test(facts.target.slice(rpcPath.length));
  if (!isUpload && !isCall) return refuse(404, 'path');
  // A browser sends its origin with every POST; who sends none is not our page.
  if (origins.length !== 1) return refuse(403, 'origin');
  const guard = facts.header(guardHeader.name);
  if (guard.length !== 1 || guard[0] !== guardHeader.value) return refuse(403, 'guard');
  const types = facts.header('content-type');
  const contentType = types[0] ?? '';
  const isRightType = isUpload ? isPictureType(contentType) : jsonType.test(contentType);
  if (types.length !== 1 || !isRightType) return refuse(415, 'contentType');
  if (facts.header('content-encoding').length > 0) return refuse(415, 'contentEncoding');
  if (facts.header('content-length').some((length) => Number(length) > (isUpload ? pictureLimitBytes : callLimitBytes)))
    return refuse(413, 'size');
  if (cookie === null) return refuse(401, 'session');
  const window = facts.header(windowHeader)[0] ?? null;
  if (window !== null && !windowName.test(window)) return refuse(400, 'window');
  if (!isPictureType(contentType)) return { kind: 'call', cookie, window };
  const about = facts.header(uploadHeader);
  if (about.length !== 1 || !aboutText.test(about[0] ?? '')) return refuse(400, 'about');
  return { kind: 'upload', cookie, window, contentType, about: about[0] ?? '' };
}

function isOwnHost(host: string, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

function readCookie(headers: readonly string[], name: string): string | null {
  const values = headers
    .flatMap((header) => header.split(';'))
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  // Two cookies of our name mean that somebody else set one.
  return values.length === 1 ? (values[0] ?? null) : null;
}

function refuse(status: number, reason: string): Verdict {
  return { kind: 'refuse', status, reason };
}
