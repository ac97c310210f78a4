/** The argument of MAIL or RCPT: a path and the parameters after it (RFC 5321 §4.1.2). */
export interface PathArgument {
  /** Without its brackets; empty for the null reverse-path. */
  readonly path: string;
  /** Name in capitals → value; empty where there is none. */
  readonly parameters: ReadonlyMap<string, string>;
}

/**
 * Reads `FROM:<path> NAME=value …` or `TO:<path> …` as real senders write them: in any case, with a blank after the colon, without
 * brackets. Null when there is no path to be seen.
 */
export function pathArgument(argument: string, word: 'FROM' | 'TO'): PathArgument | null {
  const found = /^(\w+)\s*:\s*(?:<((?:"(?:[^"\\]|\\.)*"|[^>"])*)>|([^\s<>]+))\s*(.*)$/s.exec(argument);
  if (!found || found[1]?.toUpperCase() !== word) return null;
  const parameters = new Map<string, string>();
  for (const part of (found[4] ?? '').split(/\s+/).filter((text) => text !== '')) {
    const equals = part.indexOf('=');
    const name = equals < 0 ? part : part.slice(0, equals);
    parameters.set(name.toUpperCase(), equals < 0 ? '' : part.slice(equals + 1));
  }
  return { path: withoutRoute(found[2] ?? found[3] ?? ''), parameters };
}

/** The size declared with MAIL (RFC 1870 §6.1); null when there is none or it is not a number. */
export function declaredSize(argument: PathArgument): number | null {
  const size = argument.parameters.get('SIZE');
  return size !== undefined && /^\d{1,15}$/.test(size) ? Number(size) : null;
}

/** `@relay.example:user@example.com`: a source route is to be ignored (RFC 5321 §4.1.2, appendix C). */
function withoutRoute(path: string): string {
  return path.startsWith('@') && path.includes(':') ? path.slice(path.indexOf(':') + 1) : path;
}
