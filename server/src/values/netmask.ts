import { formatIPv4, parseIPv4 } from './ipv4.js';
import type { Problem, ValueKind } from './value-type.js';

/**
 * An entry of the relay lists: `net` or `net;mask`, without blanks (`Q193922`). `net` and `mask` are undefined where the
 * text holds no address in their place; a mask that is left out is that of one host.
 */
export interface Netmask {
  readonly net: number | undefined;
  readonly mask: number | undefined;
  readonly netSpan: { readonly start: number; readonly end: number };
  /** Absent where no mask is written. */
  readonly maskSpan?: { readonly start: number; readonly end: number };
  /** What stands between net and mask, blanks included; `;` is right. Absent where no mask is written. */
  readonly separator?: { readonly text: string; readonly start: number; readonly end: number };
  /** The mask is written as a number of bits: `/24`. */
  readonly prefix?: number;
  /** `net;mask` as it should be written; absent where an address is missing or wrong. */
  readonly canonical?: string;
  /** Code `bad-ip` only: separators and masks have rules of their own. */
  readonly problems: readonly Problem[];
}

/** The mask of exactly one host, which an entry without a mask has (`Q193922`). */
export const ONE_HOST = 0xffffffff;

export function parseNetmask(text: string): Netmask {
  const left = text.length - text.trimStart().length;
  const parts = /^([^\s;,/]*)(?:(\s*[;,/]\s*|\s+)([^\s;,/]*))?(.*)$/s.exec(text.trim())!;
  const netText = parts[1]!;
  const netSpan = { start: left, end: left + netText.length };
  const net = parseIPv4(netText);
  const problems: Problem[] = net === undefined ? [badAddress(netText, netSpan, 'The address of an entry')] : [];
  if (parts[2] === undefined) {
    return { net, mask: ONE_HOST, netSpan, ...net !== undefined && { canonical: formatIPv4(net) }, problems };
  }

  const separator = { text: parts[2], start: netSpan.end, end: netSpan.end + parts[2].length };
  const rest = parts[4]!;
  const maskText = parts[3]! + rest;
  const maskSpan = { start: separator.end, end: separator.end + maskText.length };
  const prefix = parts[2].includes('/') && /^(?:\d|[12]\d|3[0-2])$/.test(maskText) ? Number(maskText) : undefined;
  const mask = prefix === undefined ? parseIPv4(maskText) : maskOfPrefix(prefix);
  if (mask === undefined) problems.push(badAddress(maskText, maskSpan.start === maskSpan.end ? separator : maskSpan, 'The mask of an entry'));
  return {
    net, mask, netSpan, maskSpan, separator, problems,
    ...prefix !== undefined && { prefix },
    ...net !== undefined && mask !== undefined && { canonical: `${formatIPv4(net)};${formatIPv4(mask)}` },
  };
}

/** Whether an entry covers an address: `(address AND mask) = net` (`Q193922`). An entry with a fault covers none. */
export function matches(netmask: Netmask, address: number): boolean {
  const { net, mask } = netmask;
  return net !== undefined && mask !== undefined && (address & mask) >>> 0 === net;
}

/** Whether no address at all can be covered: the net has bits where the mask has none. */
export function neverMatches({ net, mask }: Netmask): boolean {
  return net !== undefined && mask !== undefined && (net & ~mask) !== 0;
}

/** Whether the mask's ones stand in one row from the left, as masks of networks do. */
export function isContiguous(mask: number): boolean {
  const free = ~mask >>> 0;
  return (free & (free + 1)) >>> 0 === 0;
}

/** How many addresses an entry covers. */
export function sizeOf(netmask: Netmask): number {
  const { net, mask } = netmask;
  if (net === undefined || mask === undefined || neverMatches(netmask)) return 0;
  return 2 ** freeBits(mask).length;
}

/** Some of the addresses that an entry covers, in order. */
export function addressesOf(netmask: Netmask, limit: number): readonly number[] {
  const { net, mask } = netmask;
  if (net === undefined || mask === undefined) return [];
  const free = freeBits(mask);
  return Array.from({ length: Math.min(limit, sizeOf(netmask)) }, (_, index) =>
    free.reduce((address, bit, place) => address + (Math.floor(index / 2 ** place) % 2 ? bit : 0), net));
}

/** In words which addresses an entry covers. */
export function describeRange(netmask: Netmask): string {
  const { net, mask } = netmask;
  if (net === undefined || mask === undefined) return 'not readable as an address and a mask';
  const size = sizeOf(netmask);
  if (size === 0) return 'no address: the address has bits that the mask takes away';
  if (size === 1) return `only ${formatIPv4(net)}`;
  if (mask === 0) return 'every address';
  if (isContiguous(mask)) return `${formatIPv4(net)}–${formatIPv4(net + size - 1)} (${size} addresses)`;
  const shown = addressesOf(netmask, SHOWN).map(formatIPv4).join(', ');
  return size > SHOWN ? `${size} addresses that do not follow each other: ${shown} …` : `${size} addresses: ${shown}`;
}

export const netmaskKind: ValueKind<'netmask'> = {
  check: (_, text) => parseNetmask(text).problems,
  explain(_, text) {
    const netmask = parseNetmask(text);
    return netmask.problems.length > 0 ? undefined : `Covers ${describeRange(netmask)}`;
  },
  suggest: () => [
    { value: '127.0.0.1;255.255.255.255', meaning: 'Programs on this server' },
    { value: '192.0.2.0;255.255.255.0', meaning: 'A network of 256 addresses; put your own in its place' },
  ],
  describe: () => 'an IPv4 address, or an address, a semicolon and a mask, without blanks',
};

/** So many addresses of a scattered mask are listed one by one. */
const SHOWN = 8;

function maskOfPrefix(prefix: number): number {
  return prefix === 0 ? 0 : (ONE_HOST << (32 - prefix)) >>> 0;
}

function freeBits(mask: number): readonly number[] {
  return Array.from({ length: 32 }, (_, bit) => 2 ** bit).filter(bit => (mask & bit) === 0);
}

function badAddress(text: string, span: { readonly start: number; readonly end: number }, what: string): Problem {
  return {
    start: span.start, end: span.end, code: 'bad-ip', fault: 'form',
    message: text === '' ? `${what} is missing` : `${what} is four numbers from 0 to 255 with dots between them, without leading zeros; “${text}” is not`,
  };
}
