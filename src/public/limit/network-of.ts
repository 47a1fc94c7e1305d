import ipaddr from 'ipaddr.js';

/**
 * The network somebody asks from, as the key of a limit: /24 of IPv4, /64 of IPv6, which is what one household or office has.
 * @param address of the connection
 * @param forwarded the header `X-Forwarded-For`; believed only as far as the office's own proxies have written it
 * @param proxies how many of them stand before this server, one behind the other; 0: the header is not looked at
 */
export function networkOf(input: { address: string; forwarded: string; proxies: number }): string {
  const { address, forwarded, proxies } = input;
  const named = forwarded
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  // Each proxy adds whom it saw at the end; everything before what ours have added is the client's own invention.
  const told = proxies > 0 ? named[named.length - proxies] : undefined;
  const asked = told !== undefined && ipaddr.isValid(told) ? told : address;
  if (!ipaddr.isValid(asked)) return 'unknown';
  const parsed = ipaddr.process(asked);
  const bits = parsed.kind() === 'ipv4' ? 24 : 64;
  const bytes = parsed.toByteArray().map((byte, index) => (index < bits / 8 ? byte : 0));
  return `${ipaddr.fromByteArray(bytes).toString()}/${bits}`;
}
