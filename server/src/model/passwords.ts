import { findSetting } from '../catalog/index.js';
import type { Span } from '../text/tree.js';
import { distance } from '../values/distance.js';
import type { EntryFact, Fact, SettingFact } from './fact.js';

/**
 * A password that a document seems to hold. A document never holds one (the definition of IMC documents), and nothing that
 * speaks of it may repeat it: what is known here is where it stands, not what it says.
 */
export interface Password {
  /** The property's value, the fields behind the account, the word behind the colon, or the word of a command line. */
  readonly where: 'property' | 'row' | 'account' | 'host' | 'command';
  /** The password's own text. */
  readonly at: Span;
  /** What has to go so that it is gone: the password with its separator. Of a property, the whole assignment. */
  readonly cut: Span;
}

/** Where a fact holds a password. Almost always nowhere. */
export function passwordsIn(fact: Fact): readonly Password[] {
  if (fact.kind === 'setting') return inSetting(fact);
  if (fact.kind === 'entry') return inEntry(fact);
  return [];
}

/** Whether a property is one for a password by its name, and has a value: what is said of it is said by one rule. */
export function isPasswordProperty({ section, name, value }: Pick<SettingFact, 'section' | 'name' | 'value'>): boolean {
  if (value.trim() === '' || !meansPassword(name)) return false;
  return !(section && findSetting(section, name));
}

/** An account as it may be shown and used: without a password that follows it after a colon or a semicolon. */
export function accountText(text: string): string {
  const colon = passwordColon(text);
  return colon === undefined ? text : text.slice(0, colon).trimEnd();
}

/** A host, or several with commas, as they may be shown and used: without `user:password@`. */
export function hostText(text: string): string {
  return without(text, userInfos(text).map(({ cut }) => cut));
}

/** A piece of a fact, such as a value or a field, as it may be shown: a password in it gives way to an ellipsis. */
export function shownText(fact: Fact, { text, span }: { readonly text: string; readonly span: Span }): string {
  const pieces = passwordsIn(fact).flatMap(({ at }) => {
    const start = Math.max(at.start, span.start) - span.start;
    const end = Math.min(at.end, span.end) - span.start;
    return start < end ? [{ start, end }] : [];
  });
  return without(text, pieces, '…');
}

interface Found {
  readonly at: Piece;
  readonly cut: Piece;
}

interface Piece {
  readonly start: number;
  readonly end: number;
}

function inSetting(fact: SettingFact): readonly Password[] {
  if (isPasswordProperty(fact)) return [{ where: 'property', at: fact.valueSpan, cut: fact.span }];
  const { section, value, valueSpan } = fact;
  const name = fact.name.toLowerCase();
  const place = (where: Password['where']) => ({ at, cut }: Found): Password => ({ where, at: shifted(valueSpan, at), cut: shifted(valueSpan, cut) });
  if (NAMES.has(`${section}/${name}`)) return userInfos(value).map(place('host'));
  if (section !== 'Dial-up Connections') return [];
  if (name === 'logonaccount') return behindAccount(value).map(place('account'));
  return name === 'command' ? commandPasswords(value).map(place('command')) : [];
}

/** Settings that hold the name of a host or a domain, or are kept as they are. */
const NAMES: ReadonlySet<string> = new Set(['Connections/forwardto', 'Header/host', 'Site Addressing/domain', 'Routes/defaultrouting']);

/** A row that has lost its list is looked at as well: what it holds is no less in the document. */
function inEntry({ section, fields, span }: EntryFact): readonly Password[] {
  const inField = (index: number, where: Password['where'], find: (text: string) => readonly Found[]): readonly Password[] => {
    const field = fields[index];
    return field ? find(field.text).map(({ at, cut }) => ({ where, at: shifted(field.span, at), cut: shifted(field.span, cut) })) : [];
  };
  switch (section) {
    case 'Routes':
    case 'Routing':
      return [...inField(0, 'host', userInfos), ...inField(1, 'host', userInfos)];
    case 'Security': {
      // Where the method was left out, the account stands in its place; no method has a colon in it.
      if (fields.length === 1) return [...inField(0, 'host', userInfos), ...inField(0, 'row', behindThreeCommas)];
      const found = [...inField(0, 'host', userInfos), ...inField(1, 'account', behindAccount), ...inField(2, 'account', behindAccount)];
      const first = fields.slice(3).find(({ text }) => text !== '');
      return first ? [...found, { where: 'row', at: { ...first.span, end: span.end }, cut: { ...fields[2]!.span, start: fields[2]!.span.end, end: span.end } }] : found;
    }
    default:
      return [];
  }
}

/** No Windows account has a colon or a semicolon in it, so what follows one is something else. */
function passwordColon(text: string): number | undefined {
  const colon = text.search(/[:;]/);
  return colon === -1 || text.slice(colon + 1).trim() === '' ? undefined : colon;
}

function behindAccount(text: string): readonly Found[] {
  const colon = passwordColon(text);
  if (colon === undefined) return [];
  const rest = text.slice(colon + 1);
  const start = colon + 1 + rest.length - rest.trimStart().length;
  return [{ at: { start, end: text.length }, cut: { start: colon, end: text.length } }];
}

/** The fourth field of a row whose fields have commas between them instead of semicolons. */
function behindThreeCommas(text: string): readonly Found[] {
  const [, before = '', lead = '', word = ''] = /^([^,]*,[^,]*,[^,]*?)(\s*,[\s,]*)([^\s,].*)$/.exec(text) ?? [];
  const start = before.length + lead.length;
  return word === '' ? [] : [{ at: { start, end: text.length }, cut: { start: before.length, end: text.length } }];
}

/** `user:password@`, alone or behind `smtp://`. The second form takes in a password that holds a comma. */
const USER_INFO = /(?<=^|[\s,;]|\/\/)[^\s,;@/:]*:(?!\/\/)[^\s,;@]+@/g;
const LONG_USER_INFO = /(?<=^|[\s,;]|\/\/)[^\s,;@/:]*:(?!\/\/)\S+@/g;

function userInfos(text: string): readonly Found[] {
  if (!text.includes('@') || !text.includes(':')) return [];
  const short = [...text.matchAll(USER_INFO)];
  const found = short.length > 0 || text.length > LONGEST_COMMAND ? short : [...text.matchAll(LONG_USER_INFO)];
  return found.map(({ 0: match, index }) => {
    const end = index + match.length;
    return { at: { start: index + match.indexOf(':') + 1, end: end - 1 }, cut: { start: index, end } };
  });
}

/** Behind a user name of `rasdial`, and behind options that say by their name what they hold. A lone `*` asks for it instead. */
const COMMAND_PASSWORDS = [
  /\brasdial(?:\.exe)?"?[ \t]+(?:"[^"]*"|[^\s"/]\S*)[ \t]+(?:"[^"]*"|[^\s"/]\S*)(?<lead>[ \t]+)(?<password>"[^"]*"|(?!\*(?:\s|$))[^\s"/]\S*)/gi,
  /(?<=^|\s)(?:\/|--?)?(?:pass|passwd|password|pwd)(?<lead>[ \t]*[:=][ \t]*)(?<password>"[^"]*"|[^\s"*]\S*)/gi,
  /(?<=^|\s)(?:\/|--?)(?:pass|passwd|password|pwd)(?<lead>[ \t]+)(?<password>"[^"]*"|[^\s"/*=:-]\S*)/gi,
];

function commandPasswords(text: string): readonly Found[] {
  const command = text.length > LONGEST_COMMAND ? text.slice(0, LONGEST_COMMAND) : text;
  const found = COMMAND_PASSWORDS.flatMap(form => [...command.matchAll(form)].map(({ 0: match, index, groups }) => {
    const end = index + match.length;
    const start = end - groups!.password!.length;
    return { at: { start, end }, cut: { start: start - groups!.lead!.length, end } };
  }));
  return [...found, ...userInfos(command)].sort((a, b) => a.at.start - b.at.start).filter(({ at }, i, all) => i === 0 || at.start >= all[i - 1]!.at.end);
}

/** Windows takes no longer command line; a longer value is none. */
const LONGEST_COMMAND = 8191;

/** Names that stand for a password whatever is around them, and those that do only by themselves or at the end of a name. */
const PASSWORD_WORD = /passw(?:or)?d|passwort|passphrase|passcode|kennwort|pwd/;
const PASSWORD_NAME = /^(?:(?:account|auth|dial|dialup|logon|login|provider|ras|sasl|smtp|turn|user)?(?:pass|pw|secret))$/;

/** A slip of the keyboard leaves the w: without it, a passport would be one. */
function meansPassword(name: string): boolean {
  const letters = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return PASSWORD_WORD.test(letters) || PASSWORD_NAME.test(letters) || (letters.includes('w') && distance(letters, 'password', 2) <= 2);
}

function shifted(span: Span, { start, end }: Piece): Span {
  return { ...span, start: span.start + start, end: span.start + end };
}

function without(text: string, pieces: readonly Piece[], instead = ''): string {
  let result = '';
  let done = 0;
  for (const { start, end } of pieces) {
    result += text.slice(done, start) + instead;
    done = end;
  }
  return result + text.slice(done);
}
