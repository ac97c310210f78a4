import type { AskedVerb } from './machine.js';
import { safeText } from './safe-text.js';

/*
 * Commands, both ways: those that we say, made of checked parts and nothing else; those that are said to us, read leniently.
 */

/** Why a name may not be put into a command; null when it may. Names come from documents: they are checked, never escaped. */
export type Objection = string | null;

/** A domain name of letters, digits and hyphens (RFC 1035 §2.3.1), within RFC 5321 §4.5.3.1.2. */
export function domainObjection(name: string): Objection {
  if (name === '') return 'The name is empty.';
  if (UNSPEAKABLE.test(name)) return 'The name holds a blank or a control character, which would break the command apart.';
  if (name.length > 255) return 'The name is longer than 255 characters.';
  const label = name.split('.').find((part) => !LABEL.test(part));
  if (label === '') return 'The name has an empty part between its dots.';
  if (label !== undefined) return `The part "${printable(label)}" is not made of letters, digits and inner hyphens.`;
  return null;
}

/** The argument of ETRN: a domain, one with `@` before it (and everything below it), or `#` and a name of the provider's for a queue (RFC 1985). */
export function nodeObjection(node: string): Objection {
  if (!node.startsWith('#')) return domainObjection(node.startsWith('@') ? node.slice(1) : node);
  if (node === '#') return 'The queue has no name.';
  if (UNSPEAKABLE.test(node)) return 'The name holds a blank or a control character, which would break the command apart.';
  if (node.length > 255) return 'The name is longer than 255 characters.';
  return /^[!-~]+$/.test(node) ? null : 'The name of a queue is made of the characters of ASCII.';
}

/** The domains of one request: nodes for ETRN; for ATRN domains, all of which must fit one command (RFC 5321 §4.5.3.1.4). */
export function domainsObjection(verb: AskedVerb, domains: readonly string[]): Objection {
  if (verb === 'ATRN' && domains.join(',').length > 500) return 'The list is too long for one command; ask for fewer domains.';
  return domains.map(verb === 'ETRN' ? nodeObjection : domainObjection).find((objection) => objection !== null) ?? null;
}

/** The name to say in EHLO: a domain or an address literal (RFC 5321 §4.1.3). */
export function helloNameObjection(name: string): Objection {
  return /^\[(?:IPv6:[0-9A-Fa-f:.]{2,45}|\d{1,3}(?:\.\d{1,3}){3})\]$/.test(name) ? null : domainObjection(name);
}

/** An account: anything that base64 can carry but NUL, which separates the parts of PLAIN (RFC 4616 §2), and other controls. */
export function accountObjection(account: string): Objection {
  if (account === '') return 'The account is empty.';
  return CONTROL.test(account) ? 'The account holds a control character.' : null;
}

/** A command that is said to us. */
export interface Heard {
  /** In capitals. */
  readonly verb: string;
  readonly argument: string;
}

export function heard(line: string): Heard {
  const found = /^\s*(\S*)\s*(.*?)\s*$/s.exec(line);
  return { verb: (found?.[1] ?? '').toUpperCase(), argument: found?.[2] ?? '' };
}

const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
const UNSPEAKABLE = /[\s\u0000-\u001f\u007f-\u009f]/;
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

function printable(label: string): string {
  return safeText(label.length > 63 ? `${label.slice(0, 60)}…` : label);
}
