import { domainProblems } from '../values/domain.js';
import { hostsIn } from '../values/host.js';
import { readTarget } from '../values/target.js';
import { findOption } from '../values/wording.js';
import type { Fact } from './fact.js';
import type { Model } from './model.js';
import { accountText } from './passwords.js';
import { comparable, withoutHash } from './routes.js';
import { typedParts, type TypedPart } from './typed-parts.js';
import type { Span } from '../text/tree.js';

/** A place where a document names a domain or host, or an account. */
export interface Mention {
  readonly kind: 'name' | 'account';
  /** What names the same thing has the same key. */
  readonly key: string;
  /** As written. */
  readonly text: string;
  readonly at: Span;
  /** The value or field that it stands in, and where in its text. */
  readonly part: TypedPart;
  readonly start: number;
  /** How much this place says what the name is: 0 is where it is defined before all others, `USE` where it is used only. */
  readonly rank: number;
  /** Text that looks like a name, in a value whose kind does not say so: it is one where the name is known from elsewhere. */
  readonly perhaps?: true;
}

/** A place that says nothing of what it names. */
export const USE = 9;

/** Where a document says what a name is, in the order in which a reader would look. The number is the field of the row. */
const DEFINES: readonly string[] = [
  'Routing/RoutingTable/0', 'Site Addressing/Domain', 'Header/Host', 'Dial-up Connections/RetrievalDomains/0', 'Connections/QueueForETRN/0',
  'Routes/DeliveryRouting/0', 'Connections/ForwardTo', 'Security/Domains/2', 'Dial-up Connections/LogonAccount',
];

/** The names of a document by their keys, in the order of the text. Worked out once for a model; unchanged lines are not read again. */
export function mentionsOf(model: Model): ReadonlyMap<string, readonly Mention[]> {
  const known = remembered.get(model);
  if (known) return known;
  const byKey = new Map<string, Mention[]>();
  for (const fact of model.facts) {
    for (const mention of mentionsIn(fact)) {
      const there = byKey.get(mention.key);
      if (there) there.push(mention);
      else byKey.set(mention.key, [mention]);
    }
  }
  remembered.set(model, byKey);
  return byKey;
}

/** The names in one fact. */
export function mentionsIn(fact: Fact): readonly Mention[] {
  if (fact.kind !== 'setting' && fact.kind !== 'entry') return NONE;
  const known = ofFact.get(fact);
  if (known) return known;
  const parts = typedParts(fact);
  const found = parts.length === 0 ? NONE : parts.flatMap((part, index) => inPart(part, fact.kind === 'entry' ? index : undefined));
  ofFact.set(fact, found);
  return found;
}

const NONE: readonly never[] = [];
const remembered = new WeakMap<Model, ReadonlyMap<string, readonly Mention[]>>();
const ofFact = new WeakMap<Fact, readonly Mention[]>();

function inPart(part: TypedPart, field: number | undefined): readonly Mention[] {
  const { type, text } = part;
  switch (type.kind) {
    case 'domain':
      if (findOption(type.words, text)) return NONE;
      return name(part, field, withoutBrackets(text.replace(/^@/, '')), text);
    case 'host':
      return (type.many ? hostsIn(text) : [{ text: text.trim(), start: text.length - text.trimStart().length }])
        .flatMap(host => name(part, field, host.text.slice(host.text.lastIndexOf('@') + 1), text, host.start));       // what stands before an @ is a login
    case 'target': {
      const target = readTarget(text);
      return target.kind === 'inbound' ? NONE : name(part, field, target.kind === 'host' ? target.host : target.address, text);
    }
    case 'account': {
      const account = accountText(text).trim();
      return account === '' ? NONE : [mention('account', `account ${account.toLowerCase()}`, part, field, account, text.indexOf(account))];
    }
    case 'text': {
      const written = /^(?:[^\s@]*@)?([^\s@:\\/]+\.[^\s@:\\/]*[a-z][^\s@:\\/]*)$/i.exec(text.trim())?.[1];
      if (written === undefined || domainProblems(written).length > 0) return NONE;
      const [one] = name(part, field, written, text, text.lastIndexOf(written));
      return one ? [text.includes('@') ? one : { ...one, perhaps: true }] : NONE;
    }
    default:
      return NONE;
  }
}

function name(part: TypedPart, field: number | undefined, written: string, whole: string, from = 0): readonly Mention[] {
  const text = withoutHash(written.trim());
  const key = comparable(text);
  return key === '' || text === '' ? NONE : [mention('name', key, part, field, text, whole.indexOf(text, from))];
}

function mention(kind: Mention['kind'], key: string, part: TypedPart, field: number | undefined, text: string, start: number): Mention {
  const { entry, span } = part;
  const rank = DEFINES.indexOf(`${entry.section}/${entry.name}${field === undefined ? '' : `/${field}`}`);
  return { kind, key, text, part, start, at: { ...span, start: span.start + start, end: span.start + start + text.length }, rank: rank === -1 ? USE : rank };
}

function withoutBrackets(text: string): string {
  const bracketed = /^\s*\[(.*)\]\s*$/.exec(text);
  return bracketed ? bracketed[1]! : text;
}
