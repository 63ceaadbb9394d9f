/** `curl` and the printing forms of `wget` as HTTP probes. What writes files or reads them is left to a person. */
import type { Probe, Risk } from '../model.ts';
import type { Invocation } from './invocation.ts';
import { hasOption, type Options, optionTable, optionValue, optionValues, readOptions } from './options.ts';
import { copyOnly, type Finding, finding, type Meaning, unknownCommand } from './understanding.ts';

type HttpProbe = Extract<Probe, { type: 'http' }>;

export const curlTable = optionTable(
  '-s -S -f -i -I -v -k -L -g -4 -6 -G -N -# --silent --show-error --fail --fail-with-body --include --head --verbose ' +
    '--insecure --location --globoff --ipv4 --ipv6 --get --no-buffer --compressed --http1.1 --http2 --http1.0 ' +
    '--no-progress-meter --progress-bar --path-as-is -O --remote-name -J --remote-header-name --tlsv1.2 --tlsv1.3',
  '-X --request -H --header -d --data --data-raw --data-binary --data-ascii --data-urlencode --json -u --user -A ' +
    '--user-agent -e --referer -m --max-time --connect-timeout --retry --retry-delay --retry-max-time -w --write-out ' +
    '-b --cookie --url -o --output -T --upload-file -F --form -c --cookie-jar -D --dump-header --trace ' +
    '--trace-ascii --stderr --unix-socket --max-redirs --cacert --etag-save',
);

const writers = ['-O', '--remote-name', '-c', '--cookie-jar', '--trace', '--trace-ascii', '--stderr', '--etag-save'];
const dataOptions = ['-d', '--data', '--data-raw', '--data-binary', '--data-ascii', '--data-urlencode', '--json'];
const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
const methodOverride = /^x-(?:http-)?method(?:-override)?$/i;

export function understandCurl({ words }: Invocation): Meaning {
  const options = readOptions(words, curlTable);
  if (options === null) return unknownCommand;
  const urls = [...optionValues(options, '--url'), ...options.operands];
  const url = urls.length === 1 ? absoluteUrl(urls[0] ?? '') : null;
  const data = bodyOf(options);
  const headers = optionValues(options, '-H', '--header').map(headerOf);
  const method = methodOf(options, data.text);
  if (method === null || urls.length === 0 || urls.some((each) => absoluteUrl(each) === null)) return unknownCommand;
  if (headers.some((header) => header === null)) return unknownCommand;

  const fields = headers.flatMap((header) => (header === null ? [] : [header]));
  const isOverridden = fields.some(({ name }) => methodOverride.test(name));
  const isReading = readingMethods.has(method) && !isOverridden;
  const sendsFile = data.fromFile || hasOption(options, '-T', '--upload-file', '-F', '--form');
  const findings: Finding[] = isReading && !sendsFile ? [] : [finding('changes-production', { method })];
  if (hasOption(options, '-k', '--insecure')) findings.push(finding('tls-verification-off'));
  const risk: Risk = isReading && !sendsFile && !writesFile(options) ? 'observe' : 'change';
  const cookie = optionValue(options, '-b', '--cookie');
  const onlyCurl =
    sendsFile ||
    writesFile(options) ||
    hasOption(options, '-u', '--user', '--unix-socket') ||
    (cookie !== null && !cookie.includes('='));
  if (url === null || onlyCurl || hasUrlPattern(url, options)) return copyOnly(risk, ...findings);
  const usesQuery = hasOption(options, '-G', '--get');
  const probe: HttpProbe = {
    type: 'http',
    method,
    url: usesQuery && data.text !== null ? withQuery(url, data.text) : url,
    headers: completeHeaders(fields, options, usesQuery ? null : data.text),
    body: usesQuery ? null : data.text,
    followRedirects: hasOption(options, '-L', '--location'),
  };
  return { ...copyOnly(risk, ...findings), probe };
}

function methodOf(options: Options, body: string | null): string | null {
  const named = optionValue(options, '-X', '--request');
  if (named !== null) return /^[A-Za-z]{1,20}$/.test(named) ? named.toUpperCase() : null;
  if (hasOption(options, '-I', '--head')) return 'HEAD';
  if (hasOption(options, '-G', '--get')) return 'GET';
  if (hasOption(options, '-T', '--upload-file')) return 'PUT';
  return body === null && !hasOption(options, '-F', '--form') ? 'GET' : 'POST';
}

/** An address without a scheme is http, as curl guesses. Null for other schemes. */
function absoluteUrl(text: string): string | null {
  if (text === '' || /\s/.test(text)) return null;
  if (/^https?:\/\/./i.test(text)) return text;
  return text.includes('://') || /^(?:file|ftp|dict|gopher|ldap|smtp|telnet):/i.test(text) ? null : `http://${text}`;
}

/** curl itself multiplies addresses with `{a,b}` and `[1-9]`; an IPv6 host is no such pattern. */
function hasUrlPattern(url: string, options: Options): boolean {
  if (hasOption(options, '-g', '--globoff')) return false;
  return /[{}[\]]/.test(url.replace(/^https?:\/\/(?:[^/@]*@)?\[[0-9A-Fa-f:.]+\]/, ''));
}

function bodyOf(options: Options): { text: string | null; fromFile: boolean } {
  const given = options.given.filter(({ name }) => dataOptions.includes(name));
  if (given.length === 0) return { text: null, fromFile: false };
  const fromFile = given.some(({ name, value }) => {
    if (name === '--data-raw') return false;
    return name === '--data-urlencode' ? /^[^=]*@/.test(value) : value.startsWith('@');
  });
  const parts = given.map(({ name, value }) => (name === '--data-urlencode' ? urlEncoded(value) : value));
  return { text: parts.join(given.every(({ name }) => name === '--json') ? '' : '&'), fromFile };
}

function urlEncoded(value: string): string {
  const equals = value.indexOf('=');
  const name = equals > 0 ? `${value.slice(0, equals)}=` : '';
  return `${name}${encodeURIComponent(equals < 0 ? value : value.slice(equals + 1)).replaceAll('%20', '+')}`;
}

function withQuery(url: string, query: string): string {
  const hash = url.indexOf('#');
  const [page, fragment] = hash < 0 ? [url, ''] : [url.slice(0, hash), url.slice(hash)];
  return `${page}${page.includes('?') ? '&' : '?'}${query}${fragment}`;
}

/** Null for `@file` and for what is no header; `Name:` without a value removes one, which asks nothing of us. */
function headerOf(text: string): { name: string; value: string } | null {
  const match = /^([A-Za-z0-9!#$%&'*+.^_`|~-]+)\s*[:;]\s*(.*)$/.exec(text);
  return match === null ? null : { name: match[1] ?? '', value: (match[2] ?? '').trim() };
}

function completeHeaders(given: HttpProbe['headers'], options: Options, body: string | null): HttpProbe['headers'] {
  const headers = given.filter(({ value }) => value !== '');
  const add = (name: string, value: string | null) => {
    const isGiven = given.some((header) => header.name.toLowerCase() === name.toLowerCase());
    if (value !== null && !isGiven) headers.push({ name, value });
  };
  add('User-Agent', optionValue(options, '-A', '--user-agent'));
  add('Referer', optionValue(options, '-e', '--referer'));
  add('Cookie', optionValue(options, '-b', '--cookie'));
  const isJson = hasOption(options, '--json');
  if (isJson) add('Accept', 'application/json');
  if (body !== null) add('Content-Type', isJson ? 'application/json' : 'application/x-www-form-urlencoded');
  return headers;
}

function writesFile(options: Options): boolean {
  const outputs = optionValues(options, '-o', '--output', '-D', '--dump-header');
  return hasOption(options, ...writers) || outputs.some((path) => path !== '/dev/null' && path !== '-');
}

const wgetTable = optionTable(
  '-q -nv -S --quiet --server-response --spider --no-verbose',
  '-O --output-document -T --timeout -t --tries --header',
);

export function understandWget({ words }: Invocation): Meaning {
  const options = readOptions(words, wgetTable);
  const url = options?.operands.length === 1 ? absoluteUrl(options.operands[0] ?? '') : null;
  if (options === null || url === null) return unknownCommand;
  const isSpider = hasOption(options, '--spider');
  const output = optionValue(options, '-O', '--output-document');
  if (!isSpider && output !== '-' && output !== '/dev/null') return copyOnly('change');
  const headers = optionValues(options, '--header').map(headerOf);
  if (headers.some((header) => header === null || methodOverride.test(header.name))) return unknownCommand;
  const fields = headers.flatMap((header) => (header === null ? [] : [header]));
  const method = isSpider ? 'HEAD' : 'GET';
  return {
    ...copyOnly('observe'),
    probe: { type: 'http', method, url, headers: fields, body: null, followRedirects: true },
  };
}
