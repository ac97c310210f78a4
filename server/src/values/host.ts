import { ADDRESS_ATTEMPT, nameProblems, shifted } from './domain.js';
import { parseIPv4 } from './ipv4.js';
import type { Problem, ValueKind } from './value-type.js';
import { whole } from './wording.js';

export { parseIPv4 } from './ipv4.js';

/** The hosts of a value with commas (`Q279323`), each with its place; blanks around a host belong to none. */
export function hostsIn(text: string): readonly { readonly text: string; readonly start: number; readonly end: number }[] {
  let at = 0;
  return text.split(',').map(part => {
    const start = at + part.length - part.trimStart().length;
    const host = part.trim();
    at += part.length + 1;
    return { text: host, start, end: start + host.length };
  });
}

/** What is wrong with one host name or IPv4 address. */
export function hostProblems(text: string): readonly Problem[] {
  const host = text.trim();
  if (host === '') return [whole(text, { code: 'bad-host', fault: 'form', message: 'A host is missing here' })];
  const start = text.indexOf(host);
  if (ADDRESS_ATTEMPT.test(host)) return parseIPv4(host) === undefined ? [badAddress(host, start)] : [];

  const bracketed = /^\[([\d.]+)\]$/.exec(host);
  if (bracketed) {
    return [{
      start, end: start + host.length, code: 'bad-host', fault: 'form',
      message: 'An address in brackets is not documented here; it is written without them',
      ...parseIPv4(bracketed[1]!) !== undefined && { replacement: { title: 'Remove the brackets', text: bracketed[1]! } },
    }];
  }
  const port = /^[^:]+(:\d+)$/.exec(host)?.[1];
  if (port !== undefined) {
    const end = start + host.length;
    return [{
      start: end - port.length, end, code: 'bad-host', fault: 'form',
      message: 'No port can be given here; no article documents another port for outbound mail than that of SMTP',
      replacement: { title: 'Remove the port', text: '' },
    }];
  }
  return nameProblems(text, { code: 'bad-host', noun: 'host name' });
}

export const hostKind: ValueKind<'host'> = {
  check(type, text) {
    if (!type.many || text.trim() === '') return hostProblems(text);
    const parts = hostsIn(text);
    return parts.flatMap(({ text: host, start, end }, index) => {
      if (host !== '') return shifted(hostProblems(host), start);
      // An empty place is as narrow as nothing: the comma beside it is what can be pointed at.
      const comma = index < parts.length - 1 ? text.indexOf(',', end) : text.lastIndexOf(',', end);
      return [{
        start: comma, end: comma + 1, code: 'bad-host' as const, fault: 'form' as const, message: 'A host is missing beside this comma',
        replacement: { title: 'Remove the comma', text: '' },
      }];
    });
  },

  explain(type, text) {
    const hosts = type.many ? hostsIn(text).filter(({ text: host }) => host !== '') : [];
    return hosts.length < 2 ? undefined : `${hosts.length} hosts in turn; one that does not answer is passed over (Q279323)`;
  },

  suggest: () => [],
  describe: type => type.many ? 'a host name or an IPv4 address, or several with commas' : 'a host name or an IPv4 address',
};

function badAddress(host: string, start: number): Problem {
  const dotless = host.replace(/\.+$/, '');
  const meant = dotless !== host && parseIPv4(dotless) !== undefined ? dotless : undefined;
  return {
    start, end: start + host.length, code: 'bad-ip', fault: 'form',
    message: `“${host}” is no IPv4 address: four numbers from 0 to 255 with dots between them, without leading zeros`,
    ...meant !== undefined && { replacement: { title: `Change to ${meant}`, text: meant } },
  };
}
