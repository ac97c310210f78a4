import { meantOptions } from './choice.js';
import { parseIPv4 } from './ipv4.js';
import type { Problem, TypeOf, ValueKind } from './value-type.js';
import { either, findOption, whole } from './wording.js';

/**
 * What is wrong with a text as a domain name: labels of 1 to 63 letters, digits and hyphens, 253 characters in all
 * (`RFC 1035 §2.3.4`). Blanks around the name do not count. One problem for a label, at the smallest range.
 */
export function domainProblems(text: string): readonly Problem[] {
  return nameProblems(text, { code: 'bad-domain', noun: 'domain name' });
}

/** As `domainProblems`, for names that another rule speaks of and that are called otherwise. */
export function nameProblems(text: string, words: { readonly code: 'bad-domain' | 'bad-host'; readonly noun: string }): readonly Problem[] {
  if (PLAIN_NAME.test(text) && text.length <= LONGEST_NAME) return [];
  const { code, noun } = words;
  const left = text.length - text.trimStart().length;
  const name = text.trim();
  if (name === '') return [whole(text, { code, fault: 'form', message: `A ${noun} is missing here` })];
  const leading = dotsAt(name, 0, 1);
  if (leading === name.length) return [whole(text, { code, fault: 'form', message: `Dots alone are no ${noun}` })];

  const problems: Problem[] = [];
  const trailing = dotsAt(name, name.length - 1, -1);
  if (leading > 0) {
    problems.push({
      start: left, end: left + leading, code: 'leading-dot', severity: 'warning',
      message: `A dot in front of a ${noun} is not a documented form`,
      replacement: { title: 'Remove the dot in front', text: '' },
    });
  }
  if (trailing > 0) {
    problems.push({
      start: left + name.length - trailing, end: left + name.length, code: 'trailing-dot', severity: 'error',
      message: `A dot at the end of a ${noun} is not supported: mail for it is returned as undeliverable`,
      replacement: { title: 'Remove the dot at the end', text: '' },
    });
  }

  const core = name.slice(leading, name.length - trailing);
  let at = left + leading;
  const labels = core.split('.');
  for (const label of labels) {
    const problem = labelProblem(label, at, code, noun);
    if (problem) problems.push(problem);
    at += label.length + 1;
  }
  if (problems.every(({ severity }) => severity !== undefined) && /^\d+$/.test(labels.at(-1)!)) {
    const end = left + leading + core.length;
    problems.push({ start: end - labels.at(-1)!.length, end, code, fault: 'form', message: `A ${noun} does not end in a number; only addresses do` });
  }
  const length = (toALabel(core) ?? core).length;
  if (length > LONGEST_NAME) {
    problems.push({
      start: left + leading, end: left + leading + core.length, code, fault: 'range',
      message: `This ${noun} has ${length} characters; ${LONGEST_NAME} are allowed`,
    });
  }
  return problems;
}

/** Whether two names mean the same domain: case, a final dot and blanks around do not count, nor whether A-labels are written. */
export function sameDomain(a: string, b: string): boolean {
  return normalDomain(a) === normalDomain(b);
}

/** The one form in which domains are compared: lower case, A-labels, without final dot and surrounding blanks. */
export function normalDomain(text: string): string {
  const trimmed = text.trim();
  const name = (trimmed.endsWith('.') ? trimmed.slice(0, -1) : trimmed).toLowerCase();
  return ASCII.test(name) ? name : toALabel(name) ?? name;
}

/** Whether `child` lies below `parent`, whole labels only. No domain lies below itself. */
export function isSubdomain(child: string, parent: string): boolean {
  const above = normalDomain(parent);
  return above !== '' && normalDomain(child).endsWith(`.${above}`);
}

/** The domains above a domain, nearest first: `b.c` and `c` for `a.b.c`. */
export function parentsOf(domain: string): readonly string[] {
  const labels = normalDomain(domain).split('.');
  return labels.slice(1).map((_, index) => labels.slice(index + 1).join('.'));
}

/** The name in lower case with every non-ASCII label as its A-label (`RFC 5890`); undefined where that cannot be. */
export function toALabel(text: string): string | undefined {
  const name = text.trim();
  if (!/^(?:[\w.-]|[^\p{ASCII}])+$/u.test(name) || name.startsWith('.') || name.includes('..')) return undefined;
  if (ASCII.test(name)) return name.toLowerCase();
  // The URL parser takes a name that ends in a number for an address; behind `.invalid` nothing does.
  try {
    const { hostname } = new URL(`http://${name}.invalid/`);
    const found = hostname.endsWith('.invalid') ? hostname.slice(0, -'.invalid'.length) : '';
    return found === '' || found.startsWith('.') || found.includes('..') || !ASCII.test(found) ? undefined : found;
  } catch {
    return undefined;
  }
}

/** A row's `#` and what follows it: a domain that is meant exactly (`Q169683`). */
export function readPattern(text: string): { readonly exact: boolean; readonly domain: string } {
  const written = text.trim();
  return written.startsWith('#') ? { exact: true, domain: written.slice(1).trim() } : { exact: false, domain: written };
}

export const domainKind: ValueKind<'domain'> = {
  check(type, text) {
    if (findOption(type.words, text)) return [];
    const [meant, other] = text.includes('.') ? [] : meantOptions(type.words ?? [], text);
    if (meant && !other) return [meantWord(text, meant.value)];
    const { from, to } = nameIn(type, text);
    const name = text.slice(from, to);
    const bracketed = /^\s*\[([^\]]*)\]\s*$/.exec(name);
    if (bracketed && !type.pattern) return [inBrackets(type, text, bracketed[1]!)];
    const address = bracketed ? bracketed[1]! : name.trim();
    if (bracketed || ADDRESS_ATTEMPT.test(address)) return addressProblems(type, text, address, from);
    return shifted(domainProblems(name), from);
  },

  explain(type, text) {
    const word = findOption(type.words, text);
    if (word) return word.meaning;
    if (!type.pattern) return undefined;
    const { exact, domain } = readPattern(text);
    return exact ? `Exactly ${domain}, none of its subdomains` : `${domain} and all its subdomains`;
  },

  suggest: type => (type.words ?? []).map(({ value, meaning }) => ({ value, meaning })),

  describe(type) {
    const forms = ['a domain name', ...type.pattern ? ['# and a domain name'] : [], ...type.address || type.pattern ? ['an IPv4 address'] : []];
    return either([...forms, ...(type.words ?? []).map(({ value }) => value)]);
  },
};

const LONGEST_NAME = 253;
const LONGEST_LABEL = 63;
const ASCII = /^\p{ASCII}*$/u;
/** What most names look like, so that a long table is read quickly: nothing to say of them. */
const PLAIN_NAME = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)*(?!\d+$)[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;
/** Digits and dots only: meant as an address. */
export const ADDRESS_ATTEMPT = /^\.*\d[\d.]*$/;

/** The same problems of a text that starts later. */
export function shifted(problems: readonly Problem[], by: number): readonly Problem[] {
  return by === 0 ? problems : problems.map(problem => ({ ...problem, start: problem.start + by, end: problem.end + by }));
}

function labelProblem(label: string, at: number, code: 'bad-domain' | 'bad-host', noun: string): Problem | undefined {
  if (label === '') return { start: at - 1, end: at + 1, code, fault: 'form', message: `Two dots follow each other in this ${noun}; a part is missing between them` };
  const bad = /(?:(?![\w-])\p{ASCII})+/u.exec(label);
  if (bad) {
    return {
      start: at + bad.index, end: at + bad.index + bad[0].length, code, fault: 'form',
      message: `${nameOf(bad[0])} cannot stand in a ${noun}: only letters, digits, hyphens and dots can`,
    };
  }
  const end = at + label.length;
  if (!ASCII.test(label)) {
    const written = toALabel(label);
    const fits = written !== undefined && written.length <= LONGEST_LABEL;
    return {
      start: at, end, code, fault: 'form', severity: fits ? 'warning' : 'error',
      message: fits
        ? `“${label}” is not written as mail servers of that time know it; in ASCII it is ${written}`
        : `“${label}” has letters that cannot stand in a ${noun}, and no ASCII form`,
      ...fits && { replacement: { title: `Change to ${written}`, text: written, safe: true } },
    };
  }
  if (label.length > LONGEST_LABEL) {
    return { start: at, end, code, fault: 'range', message: `This part of the ${noun} has ${label.length} characters; ${LONGEST_LABEL} are allowed between two dots` };
  }
  if (label.startsWith('-')) return { start: at, end: at + 1, code, fault: 'form', message: `No part of a ${noun} begins with a hyphen` };
  if (label.endsWith('-')) return { start: end - 1, end, code, fault: 'form', message: `No part of a ${noun} ends with a hyphen` };
  const underscore = label.indexOf('_');
  if (underscore >= 0) {
    return {
      start: at + underscore, end: at + underscore + 1, code, fault: 'form', severity: 'information',
      message: `An underscore is not allowed in the ${noun} of a mail server, though some name servers take it`,
    };
  }
  return undefined;
}

function dotsAt(name: string, from: number, step: 1 | -1): number {
  let count = 0;
  while (name[from + count * step] === '.') count++;
  return count;
}

function nameOf(characters: string): string {
  if (/^\s+$/.test(characters)) return 'A blank';
  return /[\p{Cc}]/u.test(characters) ? 'A control character' : `“${characters}”`;
}

/**
 * Where the name begins and ends without the marks that other rules speak of: `#` before or after a pattern
 * (`hash-position`), `*.` in front of one (`route-wildcard`), `@` in front of the site's domain (`site-domain-at`).
 */
function nameIn(type: TypeOf<'domain'>, text: string): { readonly from: number; readonly to: number } {
  const marks = type.pattern ? /^\s*(?:#\s*)*(?:\*\.(?=[^.]))?/ : type.at ? /^\s*@*/ : /^/;
  const from = marks.exec(text)![0].length;
  let to = text.trimEnd().length;
  if (!type.pattern || text[to - 1] !== '#') return { from, to: text.length };
  while (to > from && /[\s#]/.test(text[to - 1]!)) to--;
  return { from, to };
}

/** `default` for `<default>`: a domain by its letters, but hardly by what is meant. */
function meantWord(text: string, word: string): Problem {
  const isName = /^\s*[\w-]+\s*$/.test(text);
  return whole(text, {
    code: 'bad-domain', fault: 'form', severity: isName ? 'warning' : 'error',
    message: isName ? `“${text.trim()}” is read as the name of a domain; ${word} seems to be meant` : `“${text.trim()}” is no domain name; ${word} seems to be meant`,
    replacement: { title: `Change to ${word}`, text: word },
  });
}

function inBrackets(type: TypeOf<'domain'>, text: string, inside: string): Problem {
  const bare = type.address && parseIPv4(inside) !== undefined;
  return {
    start: text.indexOf('['), end: text.lastIndexOf(']') + 1, code: 'bad-domain', fault: 'form',
    message: bare ? 'An address is written without brackets here' : 'Brackets cannot stand here; a domain name is due',
    ...bare && { replacement: { title: 'Remove the brackets', text: inside } },
  };
}

function addressProblems(type: TypeOf<'domain'>, text: string, address: string, from: number): readonly Problem[] {
  const start = text.indexOf(address, from);
  const span = { start, end: start + address.length };
  if (!type.address && !type.pattern) {
    return [{ ...span, code: 'bad-domain', fault: 'form', message: `“${address}” is an address; a domain name is due here` }];
  }
  if (parseIPv4(address) !== undefined) return [];
  return [{ ...span, code: 'bad-ip', fault: 'form', message: `“${address}” is no IPv4 address: four numbers from 0 to 255 with dots between them, without leading zeros` }];
}
