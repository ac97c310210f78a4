import { isIPv6 } from 'node:net';

/** `host:port` as people write it: an IPv6 address in brackets. */
export function place(host: string, port: number): string {
  return isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`;
}
