/** A request out of named fields, whoever named them: nginx, Caddy, Traefik, loggers of Go and Node, LTSV, cloud balancers. */
import { type AccessEntry, type DurationUnit, durationFields, pathOf, type WrittenDuration } from './access-entry.ts';
import { parseLogTime } from './log-time.ts';
import { durationOfField } from './written-duration.ts';

/** By name as it is written; a field inside another is `outer.inner`. */
export type Fields = ReadonlyMap<string, string | number>;

/** Names as `folded` gives them, the most telling first. */
const statusNames = names(
  'status statuscode responsestatus responsestatuscode httpstatus httpstatuscode httpresponsestatuscode downstreamstatus',
  'res.statuscode res.status response.status response.statuscode http.statuscode http.response.statuscode',
  'httprequest.status meta.res.statuscode code',
);
const timeNames = names('time timestamp ts timelocal timeiso8601 startutc datetime date msec t starttime');
const methodNames = names(
  'method requestmethod httpmethod verb req.method request.method http.method http.request.method',
  'httprequest.requestmethod meta.req.method',
);
const pathNames = names(
  'path uri requestpath requesturi url requesturl req.url req.path req.uri request.uri request.path request.url',
  'url.path url.original http.target http.path http.url httprequest.requesturl meta.req.url',
);
/** `GET /path HTTP/1.1` in one. */
const requestNames = names('request req requestline');
const userAgentNames = names(
  'useragent httpuseragent ua agent requestuseragent req.headers.useragent request.headers.useragent headers.useragent',
  'useragent.original http.useragent httprequest.useragent meta.req.headers.useragent',
);

function names(...lists: string[]): readonly string[] {
  return lists.flatMap((list) => list.split(' '));
}

export function entryOfFields(fields: Fields, unit: DurationUnit | null): AccessEntry | null {
  const byFolded = new Map([...fields].map(([name, value]) => [folded(name), value]));
  const find = (candidates: readonly string[]) => candidates.map((name) => byFolded.get(name)).find(isSaid);
  const status = Number(find(statusNames));
  const atMs = timeNames.map((name) => timeOf(byFolded.get(name))).find((time) => time !== null) ?? null;
  if (atMs === null || !Number.isInteger(status) || status < 100 || status > 599) return null;
  const [, method, target] = /^([A-Z]{2,20}) (\S+)/.exec(String(find(requestNames) ?? '')) ?? [];
  const path = find(pathNames) ?? target;
  const userAgent = find(userAgentNames);
  return {
    atMs,
    status,
    method: textOf(find(methodNames) ?? method),
    path: path === undefined ? null : pathOf(String(path)),
    userAgent: textOf(userAgent),
    ...durationFields(durationOf(fields, byFolded), unit),
  };
}

/** `request_User-Agent`, `req.headers.user-agent` and `http_user_agent` are the same words. */
function folded(name: string): string {
  return name.toLowerCase().replace(/[_@-]/g, '');
}

function isSaid(value: string | number | undefined): value is string | number {
  return value !== undefined && value !== '' && value !== '-';
}

function textOf(value: string | number | undefined): string | null {
  return value === undefined ? null : String(value);
}

function timeOf(value: string | number | undefined): number | null {
  return value === undefined ? null : parseLogTime(value);
}

/** Two writers give a bare `duration`, each its own unit; of any other, the environment has to say it. */
function durationOf(fields: Fields, byFolded: Fields): WrittenDuration | null {
  const found = [...fields].flatMap(([name, value]) => durationOfField(name, value) ?? []);
  const withUnit = found.find(({ unit }) => unit !== null);
  const [first = null] = found;
  if (withUnit !== undefined || first === null) return withUnit ?? null;
  if (byFolded.has('downstreamstatus')) return traefikDuration(fields) ?? first;
  return isCaddys(fields) ? { ...first, unit: 's' } : first;
}

/** Nanoseconds, and beside it what the servers behind and Traefik itself took. */
function traefikDuration(fields: Fields): WrittenDuration | null {
  const value = fields.get('Duration');
  return typeof value === 'number' ? { value, unit: 'ns' } : null;
}

function isCaddys(fields: Fields): boolean {
  return String(fields.get('logger') ?? '').startsWith('http.log.access') || fields.get('msg') === 'handled request';
}
