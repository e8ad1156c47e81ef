import { describe, expect, it } from 'vitest';
import { clientAddressBehind, isTrustable, type TrustedProxies } from '../../server/client-address.ts';

/** Who is counted, for what stands at the end of the connection and in the header. */
const client = (proxies: TrustedProxies, remoteAddress: string | undefined, forwardedFor?: string) =>
  clientAddressBehind(proxies)({ remoteAddress, forwardedFor });

describe('the address a client is counted by', () => {
  it.each<[string, TrustedProxies, string | undefined, string | undefined, string]>([
    ['the connection’s', 0, '192.0.2.1', undefined, '192.0.2.1'],
    ['the same in IPv6 clothes', 0, '::ffff:192.0.2.1', undefined, '192.0.2.1'],
    ['the connection’s, whatever the client says of itself', 0, '192.0.2.1', '198.51.100.7', '192.0.2.1'],
    ['what the one proxy says', 1, '10.0.0.1', '198.51.100.7', '198.51.100.7'],
    ['what the one proxy says, not what the client told it', 1, '10.0.0.1', '8.8.8.8, 198.51.100.7', '198.51.100.7'],
    ['what the second of two proxies says', 2, '10.0.0.1', '8.8.8.8, 198.51.100.7, 10.0.0.2', '198.51.100.7'],
    ['the proxy’s when it says nothing', 1, '10.0.0.1', undefined, '10.0.0.1'],
    ['the proxy’s when what it says is no address', 1, '10.0.0.1', 'unknown', '10.0.0.1'],
    ['what a proxy in a trusted range says', ['10.0.0.0/8'], '10.9.9.9', '198.51.100.7', '198.51.100.7'],
    ['what a proxy on this machine says', ['loopback'], '::1', '198.51.100.7', '198.51.100.7'],
    ['the connection’s when it is not from a trusted range', ['10.0.0.0/8'], '192.0.2.1', '8.8.8.8', '192.0.2.1'],
    ['the nearest that is not trusted', ['10.0.0.0/8'], '10.0.0.1', '10.0.0.3, 192.0.2.1, 10.0.0.2', '192.0.2.1'],
    ['the network of an IPv6 address', 0, '2001:db8:1:2:aaaa::1', undefined, '2001:db8:1:2::/64'],
    ['the network without the interface', 0, 'fe80::1%eth0', undefined, 'fe80::/64'],
    ['nobody’s when the connection is gone', 0, undefined, undefined, 'unknown'],
  ])('is %s', (_, proxies, remoteAddress, forwardedFor, expected) => {
    expect(client(proxies, remoteAddress, forwardedFor)).toBe(expected);
  });

  it('is one for all addresses of an IPv6 network, and another for the next network', () => {
    expect(client(0, '2001:db8:1:2::1')).toBe(client(0, '2001:db8:1:2:ffff:ffff:ffff:ffff'));
    expect(client(0, '2001:db8:1:2::1')).not.toBe(client(0, '2001:db8:1:3::1'));
  });
});

describe('proxies to trust', () => {
  it.each([
    ['an address', ['10.0.0.1'], true],
    ['ranges and a name', ['10.0.0.0/8', 'fd00::/8', 'loopback'], true],
    ['a host name', ['proxy.example'], false],
    ['a range that cannot be', ['10.0.0.0/64'], false],
  ])('%s', (_, addresses, expected) => {
    expect(isTrustable(addresses)).toBe(expected);
  });
});
