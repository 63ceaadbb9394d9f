/** `curl` and `wget`: where the API is, which path answers, and the token that was sent. */
import { curlTable } from '../../runbook/commands/curl.ts';
import {
  hasOption,
  type Options,
  optionTable,
  optionValue,
  optionValues,
  readOptions,
} from '../../runbook/commands/options.ts';
import type { Call } from './call.ts';
import { type Collected, say, secretOf, type Told } from './collected.ts';
import { isWebAddress, takeWebAddress } from './web-address.ts';

const table = { ...curlTable, ...optionTable('', '--oauth2-bearer --resolve --proxy -x --interface --cert --key') };
const dataOptions = ['-d', '--data', '--data-raw', '--data-binary', '--data-ascii', '--data-urlencode', '--json', '-F'];

/** False where an option is not known, or no address is named. */
export function takeCurl(collected: Collected, { words }: Call): boolean {
  const options = readOptions(
    words.map(({ text }) => text),
    table,
  );
  const url = options && [...optionValues(options, '--url'), ...options.operands].find((text) => text !== '');
  if (!options || !url) return false;
  const told = (text: string): Told => ({
    text,
    expands: words.some((word) => word.expands && word.text.endsWith(text)),
  });
  const address = told(url.includes('://') ? url : `http://${url}`);
  if (!isWebAddress(address.text) || !takeWebAddress(collected, address, false)) return false;
  collected.sources.add('curl');
  const method = methodOf(options);
  if (method !== 'GET' && method !== 'HEAD') {
    say(collected, 'notALook', { method });
    collected.endpoints.pop();
  }
  for (const header of optionValues(options, '-H', '--header')) takeHeader(collected, told(header));
  const bearer = optionValue(options, '--oauth2-bearer');
  if (bearer !== null) takeToken(collected, told(bearer));
  if (hasOption(options, '-u', '--user')) say(collected, 'schemeNotUsed', { scheme: 'Basic' });
  if (hasOption(options, '-b', '--cookie')) say(collected, 'schemeNotUsed', { scheme: 'Cookie' });
  if (hasOption(options, '-k', '--insecure')) say(collected, 'tlsVerifiedAnyway');
  return true;
}

function methodOf(options: Options): string {
  const named = optionValue(options, '-X', '--request');
  if (named !== null) return /^[A-Za-z]{1,20}$/.test(named) ? named.toUpperCase() : 'POST';
  return hasOption(options, ...dataOptions) && !hasOption(options, '-G', '--get') ? 'POST' : 'GET';
}

function takeHeader(collected: Collected, { text, expands }: Told): void {
  const [, name = '', value = ''] = /^([^:\s]+)\s*:\s*(.*)$/s.exec(text) ?? [];
  switch (name.toLowerCase()) {
    case 'authorization': {
      const [, scheme = '', credential = ''] = /^(\S+)\s+(.*)$/s.exec(value) ?? [];
      if (scheme.toLowerCase() === 'bearer') takeToken(collected, { text: credential.trim(), expands });
      else
        say(collected, 'schemeNotUsed', {
          scheme: /^(?:basic|digest|negotiate)$/i.test(scheme) ? scheme : 'Authorization',
        });
      break;
    }
    case 'cookie':
      say(collected, 'schemeNotUsed', { scheme: 'Cookie' });
      break;
    case 'x-api-key':
    case 'api-key':
      say(collected, 'schemeNotUsed', { scheme: 'X-API-Key' });
      break;
    default:
      break;
  }
}

function takeToken(collected: Collected, token: Told): void {
  const reference = secretOf(collected, 'apiToken', token);
  if (reference !== null) collected.api.token = reference;
}
