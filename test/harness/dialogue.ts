import { createHash, createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { Effect, Errand, Input, Role, State } from '../../client/src/smtp/machine.js';
import { begin, step } from '../../client/src/smtp/step.js';

/**
 * A conversation as a script. `C` is the side that called and `S` the side that was called, from beginning to end; `C~` and `S~` are raw octets
 * with `\r`, `\n` and `\xHH` spelt out. `---` is something that happens, `=` what came of it all.
 */
export interface Dialogue {
  readonly name: string;
  readonly title: string;
  readonly errand: Errand;
  readonly us: Role;
  readonly password: string | null;
  readonly moves: readonly Move[];
  readonly expected: readonly string[];
}

type Move =
  | { readonly kind: 'theirs'; readonly data: string }
  | { readonly kind: 'ours'; readonly line: string }
  | { readonly kind: 'happens'; readonly what: string };

/** How the octets of the other side are cut into pieces. */
export type Cut = (run: readonly string[]) => readonly Uint8Array[];

export const wholeLines: Cut = (run) => run.map(octets);
export const oneBreath: Cut = (run) => [octets(run.join(''))];
export const byteByByte: Cut = (run) => [...octets(run.join(''))].map((byte) => Uint8Array.of(byte));
/** At these fractions of each run. */
export const cutAt = (fractions: readonly number[]): Cut => (run) => {
  const all = octets(run.join(''));
  const places = [...new Set([0, ...fractions.map((fraction) => Math.floor(fraction * all.length)), all.length])].sort((a, b) => a - b);
  return places.slice(1).map((place, index) => all.subarray(places[index], place));
};

export function dialoguesIn(folder: string): readonly Dialogue[] {
  return readdirSync(folder).filter((name) => name.endsWith('.dialogue')).sort().map((name) => read(name, readFileSync(path.join(folder, name), 'utf8')));
}

/** Plays a script against the machine and checks every word of ours, every event, and what came of it. */
export function play(dialogue: Dialogue, cut: Cut): void {
  const { errand, us, moves } = dialogue;
  const player = newPlayer(dialogue);
  player.carryOut(begin(errand, us).effects);
  player.feed({ kind: 'connected', literal: '[192.0.2.1]', secure: errand.tls === 'implicit', verified: errand.tls === 'implicit' });
  let run: string[] = [];
  const flush = (): void => {
    for (const data of run.length > 0 ? cut(run) : []) player.feed({ kind: 'bytes', data });
    run = [];
  };
  for (const move of moves) {
    if (move.kind === 'theirs') {
      if (run.length === 0) player.nothingMoreSaid();
      run.push(move.data);
      continue;
    }
    flush();
    if (move.kind === 'ours') player.mustSay(move.line);
    else player.happen(move.what);
  }
  flush();
  player.nothingMoreSaid();
  expect(player.outcome(), `${dialogue.name}: what came of it`).toEqual(dialogue.expected.filter((line) => !/^(says|note) /.test(line)));
  for (const line of dialogue.expected) {
    if (line.startsWith('says ')) expect(`${player.state.seen.fault?.message} ${player.state.seen.fault?.hint}`).toContain(line.slice(5));
    if (line.startsWith('note ')) expect(player.shown.join('\n')).toContain(line.slice(5));
  }
  player.noSecretShown();
}

function newPlayer({ name, errand, us, password }: Dialogue) {
  let { state } = begin(errand, us);
  let said = '';
  const effects = new Set<string>();
  let incoming: Buffer[] | null = null;
  let committed: Buffer | null = null;
  let discarded = 0;
  const kept: string[] = [];
  const shown: string[] = [];
  const redacted: string[] = [];
  const secrets = password === null ? [] : [password, Buffer.from(password).toString('base64')];
  const player = {
    get state(): State {
      return state;
    },
    shown,
    feed(input: Input): void {
      const next = step(errand, state, input);
      state = next.state;
      player.carryOut(next.effects);
    },
    carryOut(list: readonly Effect[]): void {
      for (const effect of list) {
        effects.add(effect.kind);
        if (effect.kind === 'send') said += Buffer.from(effect.data).toString('utf8');
        if (effect.kind === 'begin') incoming = [];
        if (effect.kind === 'append') incoming?.push(Buffer.from(effect.data));
        if (effect.kind === 'commit') committed = Buffer.concat(incoming ?? []);
        if (effect.kind === 'discard') discarded += 1;
        if (effect.kind === 'discard' || effect.kind === 'commit') incoming = null;
        if (effect.kind === 'record') {
          shown.push(effect.entry.text);
          if (effect.entry.kind === 'line' && effect.entry.from === 'us') redacted.push(effect.entry.text);
        }
        if (effect.kind === 'unlock') player.feed({ kind: 'unlocked', credential: password === null ? null : { account: effect.account, password } });
      }
    },
    mustSay(expected: string): void {
      const end = said.indexOf('\r\n');
      const line = end < 0 ? undefined : said.slice(0, end);
      said = end < 0 ? said : said.slice(end + 2);
      const shownAs = redacted.shift();
      if (!expected.includes('<secret>')) {
        expect(line, `${name}: our line`).toBe(expected);
        expect(shownAs).toBe(expected);
        return;
      }
      const [before = '', after = ''] = expected.split('<secret>');
      expect(line?.startsWith(before) && line.endsWith(after) && line.length > expected.length - 8, `${name}: ${line} should be ${expected}`).toBe(true);
      expect(shownAs).toBe(expected.replace('<secret>', '«redacted»'));
      secrets.push((line ?? '').slice(before.length));
    },
    nothingMoreSaid(): void {
      expect(said, `${name}: what we said beyond the script`).toBe('');
    },
    happen(what: string): void {
      const [event = '', detail] = what.split(' ');
      switch (event) {
        case 'secured':
          expect(effects.has('secure'), `${name}: the handshake was asked for`).toBe(true);
          return player.feed({ kind: 'secured', verified: detail !== 'unverified' });
        case 'expired': case 'ended': case 'cancelled': return player.feed({ kind: event });
        case 'stored': case 'examined': case 'not': {
          if (!committed) throw new Error(`${name}: no message is being settled`);
          const message = { bytes: committed.length, sha256: 'f00d', subject: null, messageId: null, file: 'new/1.eml', duplicateOf: detail === 'again' ? 'new/0.eml' : null };
          if (event === 'stored') kept.push(committed.toString('latin1'));
          committed = null;
          if (event === 'not') return player.feed({ kind: 'not stored', fault: { code: 'disk', message: 'There is no room.', hint: '' }, answer: '452 4.3.1 No room' });
          return player.feed({ kind: event, message });
        }
        case 'broken': return player.feed({ kind: 'broken', code: 'closed', message: 'The connection broke.', hint: '' });
        case 'turned': return expect(state.us, `${name}: turned`).toBe('server');
        case 'closed':
          expect(state.phase, `${name}: closed`).toBe('closed');
          return expect(effects.has('close')).toBe(true);
        default: throw new Error(`${name}: nothing known happens as "${what}"`);
      }
    },
    outcome(): readonly string[] {
      const { auth, answers, messages, turned, fault } = state.seen;
      return [
        ...(auth ? [`login ${auth.mechanism}`] : []),
        ...answers.map(({ verb, domain, reply, outcome }) => `${verb}${domain === null ? '' : ` ${domain}`} ${reply.code} ${outcome}`),
        ...(turned ? ['turned'] : []),
        ...messages.map(({ disposition, reversePath, forwardPaths, bytes }) => `${disposition} <${reversePath}> to ${forwardPaths.map((path) => `<${path}>`).join(' ')}, ${bytes ?? 'no'} bytes`),
        ...(messages.some(({ unacknowledged }) => unacknowledged) ? ['unacknowledged'] : []),
        ...(messages.some(({ duplicateOf }) => duplicateOf !== null) ? ['duplicate'] : []),
        ...kept.map((data) => `data ${escaped(data)}`),
        ...(discarded > 0 ? ['discarded'] : []),
        ...(fault ? [`fault ${fault.stage} ${fault.code}`] : []),
      ];
    },
    noSecretShown(): void {
      const everything = shown.join('\n') + JSON.stringify(state.seen);
      for (const secret of secrets) expect(everything, `${name}: a secret is shown`).not.toContain(secret);
    },
  };
  return player;
}

function read(name: string, text: string): Dialogue {
  const lines = text.split('\n');
  const title = lines.filter((line) => line.startsWith('# ')).map((line) => line.slice(2)).join(' ');
  const plan = lines.find((line) => line.startsWith('plan '));
  if (!plan || title === '') throw new Error(`${name}: a dialogue has a title (#) and a plan`);
  const { errand, us, password } = planOf(plan.slice(5), name);
  const ours = us === 'client' ? 'C' : 'S';
  const moves: Move[] = [];
  const expected: string[] = [];
  for (const line of lines) {
    const [, party, raw, said = ''] = /^([CS])(~?):(?: (.*))?$/.exec(line) ?? [];
    if (party === ours) moves.push({ kind: 'ours', line: said });
    else if (party) moves.push({ kind: 'theirs', data: raw ? unescaped(said) : `${unescaped(said)}\r\n` });
    else if (line.startsWith('--- ')) moves.push({ kind: 'happens', what: line.slice(4) });
    else if (line.startsWith('= ')) expected.push(line.slice(2));
    else if (line.trim() !== '' && !/^(# |plan )/.test(line)) throw new Error(`${name}: not understood: ${line}`);
  }
  return { name, title, errand, us, password, moves, expected };
}

/** `VERB [domain …], as NAME, word value, …` */
function planOf(text: string, name: string): Pick<Dialogue, 'errand' | 'us' | 'password'> {
  const [head = '', ...parts] = text.split(', ');
  const [verb, ...domains] = head.split(' ');
  if (verb !== 'ETRN' && verb !== 'TURN' && verb !== 'ATRN') throw new Error(`${name}: the plan has no verb`);
  let errand: Errand = {
    mode: 'hold', verb, domains, name: 'mail.example.com', tls: 'offered', login: 'never', account: null, mechanisms: null, plaintext: false, ntlmV1: false,
    turnWithoutLogin: false, unadvertised: false, limit: 100, messageLimit: 1000, timeouts: { connect: 1, greeting: 1, command: 1 },
    hashes: { hmacMd5: (key, data) => createHmac('md5', key).update(data).digest(), md5: (data) => createHash('md5').update(data).digest(), randomBytes: (count) => new Uint8Array(count).fill(0xaa), now: () => 0 },
  };
  let us: Role = 'client';
  let password: string | null = null;
  for (const part of parts) {
    const [word, ...rest] = part.split(' ');
    const value = rest.join(' ');
    switch (word) {
      case 'as': errand = { ...errand, name: value === 'itself' ? null : value }; break;
      case 'tls': errand = { ...errand, tls: value as Errand['tls'] }; break;
      case 'account': {
        const [account = '', secret] = rest;
        errand = { ...errand, account, login: 'first' };
        password = secret ?? null;
        break;
      }
      case 'if-asked': errand = { ...errand, login: 'if-asked' }; break;
      case 'only': errand = { ...errand, mechanisms: rest }; break;
      case 'ntlm-v1': errand = { ...errand, ntlmV1: true }; break;
      case 'plaintext': errand = { ...errand, plaintext: true }; break;
      case 'unadvertised': errand = { ...errand, unadvertised: true }; break;
      case 'turn-without-login': errand = { ...errand, turnWithoutLogin: true }; break;
      case 'probe': errand = { ...errand, mode: 'probe' }; break;
      case 'peek': case 'save': errand = { ...errand, mode: word }; break;
      case 'at-most': errand = { ...errand, messageLimit: Number(value) }; break;
      case 'limit': errand = { ...errand, limit: Number(value) }; break;
      case 'called-back': us = 'server'; break;
      default: throw new Error(`${name}: the plan says "${part}"`);
    }
  }
  return { errand, us, password };
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(r|n|x[0-9a-f]{2})/g, (_, code: string) => (code === 'r' ? '\r' : code === 'n' ? '\n' : String.fromCharCode(parseInt(code.slice(1), 16))));
}

function escaped(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, (octet) => (octet === '\r' ? '\\r' : octet === '\n' ? '\\n' : `\\x${octet.charCodeAt(0).toString(16).padStart(2, '0')}`));
}

function octets(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
