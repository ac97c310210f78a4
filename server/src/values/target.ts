import { shifted } from './domain.js';
import { distance } from './distance.js';
import { hostProblems } from './host.js';
import { parseIPv4 } from './ipv4.js';
import type { ValueKind } from './value-type.js';

/** Where a routing row sends mail. `exact` is false where `<inbound>` is meant and something like it is written. */
export type Target =
  | { readonly kind: 'inbound'; readonly exact: boolean }
  | { readonly kind: 'host'; readonly host: string }
  | { readonly kind: 'literal'; readonly address: string };

/** The one spelling of the target that takes mail in (`Q264557`). */
export const INBOUND = '<inbound>';

/**
 * Reads a target. What articles print for `<inbound>` (`<inboud>`, `<Inbound mail>`, `inbound`, the words of the dialog) is
 * inbound, as are slips of two letters between angle brackets; a domain such as `inbound.example.com` is a host.
 */
export function readTarget(text: string): Target {
  const written = text.trim();
  const lower = written.toLowerCase();
  if (lower === INBOUND) return { kind: 'inbound', exact: true };
  if (meansInbound(lower)) return { kind: 'inbound', exact: false };
  const literal = /^\[(.*)\]$/.exec(written);
  if (literal) return { kind: 'literal', address: literal[1]!.trim() };
  return { kind: 'host', host: written };
}

export const targetKind: ValueKind<'target'> = {
  check(_, text) {
    const target = readTarget(text);
    switch (target.kind) {
      case 'inbound': return [];
      case 'host': return hostProblems(text);
      case 'literal': {
        if (parseIPv4(target.address) !== undefined) return [];
        const start = text.indexOf('[') + 1;
        return shifted([{
          start: 0, end: text.lastIndexOf(']') - start, code: 'bad-ip', fault: 'form',
          message: target.address === '' ? 'An IPv4 address is missing between the brackets' : `“${target.address}” is no IPv4 address; between brackets stand four numbers from 0 to 255 with dots between them`,
        }], start);
      }
    }
  },

  explain(_, text) {
    const target = readTarget(text);
    switch (target.kind) {
      case 'inbound': return 'Mail is taken in and looked up in the directory; a recipient that is not there is returned';
      case 'host': return `The recipient is rewritten to ${target.host} and the message is sent on`;
      case 'literal': return `The recipient is rewritten to [${target.address}] and the message is sent on`;
    }
  },

  suggest: () => [{ value: INBOUND, meaning: 'Take the mail in: the recipients are in this directory' }],
  describe: () => '<inbound>, a domain or host, or an IPv4 address in brackets',
};

function meansInbound(lower: string): boolean {
  // Most targets are hosts, and a table may have 100,000 of them.
  if (lower.length > LONGEST_SLIP || !(lower.startsWith('<') || lower.includes('inbound'))) return false;
  const bracketed = /^<(.*)>$/.exec(lower);
  const inner = (bracketed ? bracketed[1]! : lower.replace(/^[<[({"']+|[>\])}"']+$/g, '')).trim();
  // Without brackets `inbound-mail` may be the name of a host, and no host has a blank in its name.
  const words = inner.split(bracketed ? /[\s_-]+/ : /\s+/).filter(word => !EXTRA_WORDS.has(word));
  return bracketed ? distance(words.join(''), 'inbound', 2) <= 2 : words.length === 1 && words[0] === 'inbound';
}

/** The dialog's sentence with room for slips; anything longer is no spelling of one word. */
const LONGEST_SLIP = 60;

/** Words that stand beside "inbound" in articles and in the dialog (`Q264557`, `Q307628`). */
const EXTRA_WORDS = new Set(['mail', 'smtp', 'should', 'be', 'accepted', 'as', '']);
