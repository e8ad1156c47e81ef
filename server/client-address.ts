import ipaddr from 'ipaddr.js';
import proxyAddr from 'proxy-addr';

/**
 * Whose word for a client's address is taken: so many proxies in a row, or those with these addresses (CIDR ranges, or
 * the names `loopback`, `linklocal`, `uniquelocal`).
 */
export type TrustedProxies = number | readonly string[];

/** How many leading bits of an IPv6 address one customer has for themself; they change the others as they like. */
const IPV6_CUSTOMER_BITS = 64;

/** Whether each of these names a proxy or a range of them; a bare number, an address to some, is a slip here. */
export function isTrustable(addresses: readonly string[]): boolean {
  if (addresses.some((address) => /^\d+$/.test(address))) return false;
  try {
    proxyAddr.compile([...addresses]);
    return true;
  } catch {
    return false;
  }
}

/** Where a request comes from: who is at the other end of the connection, and whom `X-Forwarded-For` names. */
export interface Route {
  readonly remoteAddress: string | undefined;
  readonly forwardedFor: string | undefined;
}

/**
 * Gives the name under which a client is counted: its IPv4 address, or the network of its IPv6 address. What
 * `X-Forwarded-For` says counts only as far as trusted proxies wrote it, from the right, so that a client that sends the
 * header itself remains the same client.
 */
export function clientAddressBehind(proxies: TrustedProxies): (route: Route) => string {
  const isTrusted =
    typeof proxies === 'number' ? (_: string, hop: number) => hop < proxies : proxyAddr.compile([...proxies]);
  return ({ remoteAddress = '', forwardedFor }) => {
    const connection = { headers: { 'x-forwarded-for': forwardedFor }, socket: { remoteAddress } };
    const address = proxyAddr(connection as unknown as Parameters<typeof proxyAddr>[0], isTrusted);
    return network(address) ?? network(remoteAddress) ?? 'unknown';
  };
}

/** Undefined for what is no address, which a proxy may pass on in good faith. */
function network(address: string): string | undefined {
  if (!ipaddr.isValid(address)) return undefined;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString().split('%')[0]}/${IPV6_CUSTOMER_BITS}`)}/${IPV6_CUSTOMER_BITS}`;
}
