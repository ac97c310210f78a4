import type { Reply } from './reply.js';

/** What a server offers: the answer to EHLO. */
export interface Extensions {
  /** Keyword in capitals → its parameters. */
  readonly keywords: ReadonlyMap<string, readonly string[]>;
  /** SASL mechanisms in capitals, of all AUTH lines together, the old `AUTH=LOGIN` form included (`Q262945`). */
  readonly mechanisms: readonly string[];
}

/**
 * Reads an EHLO reply. The first line is the server's name and greeting and says nothing about extensions, whatever words are in it
 * (RFC 5321 §4.1.1.1).
 */
export function extensionsOf(reply: Reply): Extensions {
  const keywords = new Map<string, readonly string[]>();
  const mechanisms = new Set<string>();
  for (const line of reply.lines.slice(1)) {
    const [first = '', ...parameters] = line.trim().split(/[ \t]+/);
    const [keyword = '', glued] = split(first.toUpperCase());
    if (keyword === '') continue;
    if (keyword === 'AUTH') for (const name of glued ? [glued, ...parameters] : parameters) mechanisms.add(name.toUpperCase());
    keywords.set(keyword, [...(keywords.get(keyword) ?? []), ...parameters]);
  }
  return { keywords, mechanisms: [...mechanisms] };
}

/** Does the server list the keyword? */
export function offers(extensions: Extensions | null, keyword: string): boolean {
  return extensions?.keywords.has(keyword) ?? false;
}

/** `AUTH=LOGIN` is `AUTH LOGIN`; other keywords have no `=`. */
function split(first: string): readonly [string, string?] {
  const equals = first.indexOf('=');
  return equals < 0 ? [first] : [first.slice(0, equals), first.slice(equals + 1)];
}
