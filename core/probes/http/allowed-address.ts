/** Addresses that are never asked: those where a cloud machine hands out its own credentials. */
import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { HttpFailure } from './http-failure.ts';

const blocked = new BlockList();
blocked.addSubnet('169.254.0.0', 16, 'ipv4');
blocked.addAddress('100.100.100.200', 'ipv4');
blocked.addAddress('fd00:ec2::254', 'ipv6');
blocked.addSubnet('fe80::', 10, 'ipv6');

/** Names that a far end would look up where we cannot see it. */
const metadataNames = /^(?:metadata|instance-data)(?:\.|$)/i;

/** Throws HttpFailure for an address that is written out in a URL and never looked up, and for names of such machines. */
export function expectAllowedHost(hostname: string): void {
  const address = hostname.replace(/^\[|\]$/g, '');
  if (metadataNames.test(address))
    throw new HttpFailure('notAllowed', `${address} is where a cloud machine asks for itself`);
  if (isIP(address) !== 0) expectAllowedAddress(address);
}

/** Looks a name up once, refusing what it must not stand for: the connection goes to the very addresses that were judged. */
export const allowedLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    try {
      for (const { address } of addresses) expectAllowedAddress(address);
    } catch (refusal) {
      return callback(refusal as NodeJS.ErrnoException, []);
    }
    const [first] = addresses;
    return options.all || first === undefined ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

function expectAllowedAddress(address: string): void {
  if (!blocked.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')) return;
  throw new HttpFailure('notAllowed', `${address} is a link-local or metadata address`);
}
