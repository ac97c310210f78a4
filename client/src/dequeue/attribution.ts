import type { DequeueRequest } from './job.js';

/** A session that may be called back, as far as it matters for telling whose a call is. */
export interface Claimant {
  readonly domains: DequeueRequest['domains'];
  /** The addresses that the host was found to have. */
  readonly addresses: ReadonlySet<string>;
  /** When the verb was sent, by `performance.now`; null before. */
  readonly askedAt: number | null;
  /** It waits no more. */
  readonly left: boolean;
  readonly calls: number;
}

/**
 * Whose call this may be, by the caller's address: the sessions whose host has it; where no host has it, any, for a provider may call from another
 * computer than it is asked at. Sessions that have asked go before those that have not, and those that still wait before those that do not.
 */
export function claimantsOf<T extends Claimant>(desks: readonly T[], caller: string): readonly T[] {
  const asked = narrowed(desks, ({ askedAt }) => askedAt !== null);
  const known = narrowed(asked, ({ addresses }) => addresses.has(plainAddress(caller)));
  return narrowed(known, ({ left }) => !left);
}

/** Whose call it is, once it is known for whom its first message is; null where the call ends without one. */
export function ownerOf<T extends Claimant>(claimants: readonly T[], recipient: string | null): T | null {
  const domain = recipient === null ? null : recipient.slice(recipient.lastIndexOf('@') + 1).toLowerCase();
  const concerned = domain === null ? claimants : narrowed(claimants, ({ domains }) => domains.some((node) => covers(node.toLowerCase(), domain)));
  // Nothing else is known: whoever has waited longest without a call.
  const uncalled = narrowed(concerned, ({ calls }) => calls === 0);
  return uncalled.toSorted((a, b) => (a.askedAt ?? Infinity) - (b.askedAt ?? Infinity))[0] ?? null;
}

/** An IPv4 address as such, though it came in over IPv6. */
export function plainAddress(address: string): string {
  return address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase();
}

/** `@domain` asks for everything below it too (RFC 1985); which mail a `#queue` holds is the provider's business. */
function covers(node: string, domain: string): boolean {
  if (!node.startsWith('@')) return node === domain;
  return domain === node.slice(1) || domain.endsWith(`.${node.slice(1)}`);
}

/** Those that meet the condition; all of them where none does. */
function narrowed<T>(all: readonly T[], condition: (one: T) => boolean): readonly T[] {
  const some = all.filter(condition);
  return some.length > 0 ? some : all;
}
