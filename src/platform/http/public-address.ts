import ipaddr from 'ipaddr.js';

/** Answers from everywhere inside Azure, although it looks like any other address. */
const AZURE_HOST = '168.63.129.16';

/** All that is given out to the public so far (RFC 4291, section 2.4). */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

/**
 * Whether an IP address belongs to the public internet. Whatever is set aside for something else does not: loopback,
 * private, link-local, documentation, and the forms of IPv6 that carry an IPv4 address within them (security.md 3.8).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast' || address === AZURE_HOST) return false;
  // `::7f00:1` passes for unicast and is 127.0.0.1 to some systems.
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_UNICAST);
}
