import { lookup as systemLookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';

export interface AddressRules {
  /** Hosts of the configuration; nobody else is spoken to. */
  hosts: readonly string[];
  /** Private ranges that the configuration lets this channel lie in. */
  ranges: readonly string[];
  /** Demonstrations and tests: this machine may be spoken to, and without TLS. */
  loopback: boolean;
}

export interface Resolved {
  address: string;
  family: 4 | 6;
}

export type Resolver = (host: string) => Promise<readonly Resolved[]>;

const fromSystem: Resolver = async (host) =>
  (await systemLookup(host, { all: true, verbatim: true })).map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));

/** Thrown for an address that is not spoken to. */
export class BadAddress extends Error {
  override readonly name = 'BadAddress';
}

/**
 * The address to connect to, after every rule: https only, a host of the configuration, and no name that leads to this machine, into the house, to the
 * cloud's metadata or to any other range that is not public. The caller connects to what is returned, so that a name that resolves otherwise a moment
 * later leads nowhere (DNS rebinding).
 * @throws BadAddress
 */
export async function checkAddress(url: URL, rules: AddressRules, resolve: Resolver = fromSystem): Promise<Resolved> {
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && rules.loopback)) throw new BadAddress('只允许 https / Only https');
  if (url.username !== '' || url.password !== '') throw new BadAddress('地址不得带口令 / No password in an address');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!rules.hosts.includes(url.hostname) && !rules.hosts.includes(host))
    throw new BadAddress(`主机不在允许名单 / Host is not listed: ${host}`);
  const found = ipaddr.isValid(host) ? [{ address: host, family: familyOf(host) }] : await resolve(host);
  const refused = found.find(({ address }) => !isAllowed(address, rules));
  const [first] = found;
  if (refused || !first) throw new BadAddress(`主机指向非公网地址 / Host leads to an address that is not public: ${host}`);
  if (url.protocol === 'http:' && !isLoopback(first.address)) throw new BadAddress('只允许 https / Only https');
  return first;
}

/** Only what is public unicast; everything that is embedded in another address is judged as what it is. */
function isAllowed(address: string, { ranges, loopback }: AddressRules): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  if (range === 'unicast') return true;
  if (range === 'loopback') return loopback;
  if (range !== 'private' && range !== 'uniqueLocal') return false;
  return ranges.some((one) => {
    const [network, bits] = ipaddr.parseCIDR(one);
    return network.kind() === parsed.kind() && parsed.match(network, bits);
  });
}

const isLoopback = (address: string) => ipaddr.process(address).range() === 'loopback';
const familyOf = (address: string): 4 | 6 => (ipaddr.parse(address).kind() === 'ipv6' ? 6 : 4);
