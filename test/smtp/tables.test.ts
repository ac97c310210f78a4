import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64, toBase64 } from '../../client/src/smtp/base64.js';
import { accountObjection, domainObjection, heard, helloNameObjection, nodeObjection } from '../../client/src/smtp/command.js';
import { enhancedOf } from '../../client/src/smtp/enhanced-status.js';
import { extensionsOf, offers } from '../../client/src/smtp/extensions.js';
import { EMPTY_INBOX, LINE_LIMIT, received, takeLine } from '../../client/src/smtp/line-reader.js';
import { outcomeOf, sentenceFor } from '../../client/src/smtp/meaning.js';
import { declaredSize, pathArgument } from '../../client/src/smtp/path.js';
import { replyLine, replyOf } from '../../client/src/smtp/reply.js';
import { safeText } from '../../client/src/smtp/safe-text.js';
import { chooseMechanism } from '../../client/src/smtp/sasl/choose.js';
import { cramMd5 } from '../../client/src/smtp/sasl/cram-md5.js';
import { login } from '../../client/src/smtp/sasl/login.js';
import type { Hashes } from '../../client/src/smtp/sasl/mechanism.js';
import { plain } from '../../client/src/smtp/sasl/plain.js';

test('what an answer to the request means', () => {
  for (const [verb, code, outcome] of [
    ['ETRN', 250, 'accepted'], ['ETRN', 251, 'nothing-waiting'], ['ETRN', 252, 'accepted'], ['ETRN', 253, 'accepted'], // RFC 1985 §5.3
    ['ETRN', 458, 'refused'], ['ETRN', 459, 'refused'], ['ETRN', 500, 'refused'], ['ETRN', 501, 'refused'],
    ['ETRN', 450, 'refused'], ['ETRN', 421, 'refused'], ['ETRN', 502, 'refused'], ['ETRN', 554, 'refused'], ['ETRN', 599, 'refused'],
    ['ETRN', 220, 'refused'], ['ETRN', 354, 'refused'],
    ['ATRN', 250, 'turned'], ['ATRN', 453, 'nothing-waiting'], ['ATRN', 450, 'refused'], ['ATRN', 451, 'refused'], ['ATRN', 502, 'refused'], ['ATRN', 530, 'refused'],
    ['TURN', 250, 'turned'], ['TURN', 453, 'nothing-waiting'], ['TURN', 450, 'refused'], ['TURN', 502, 'refused'], ['TURN', 251, 'refused'],
  ] as const) expect(outcomeOf(verb, code), `${verb} ${code}`).toBe(outcome);
});

test('253 says how many messages wait, where it gives a number', () => {
  const reply = (text: string) => ({ code: 253, enhanced: null, lines: [text] });
  expect(sentenceFor('ETRN', 'example.com', reply('OK, 14 pending messages for node example.com started'))).toContain('14 waiting messages for example.com');
  expect(sentenceFor('ETRN', 'example.com', reply('OK, 1 pending message'))).toContain('1 waiting message for');
  expect(sentenceFor('ETRN', 'example.com', reply('pending messages started'))).toContain('the waiting mail for example.com');
});

test('what ETRN names is said in words', () => {
  const reply = replyOf(['250 ok']);
  if (!reply) throw new Error('this is a reply');
  for (const [node, words] of [
    ['example.com', 'for example.com;'], ['@example.com', 'for example.com and everything below it;'], ['#urgent', 'for the queue urgent;'], [null, 'for this account;'],
  ] as const) expect(sentenceFor('ETRN', node, reply)).toContain(words);
});

test('a line of a reply is a code, a hyphen or a blank, and text', () => {
  for (const [line, expected] of [
    ['250 ok', { code: 250, last: true, text: 'ok' }],
    ['250-ok', { code: 250, last: false, text: 'ok' }],
    ['250', { code: 250, last: true, text: '' }],
    ['250 ', { code: 250, last: true, text: '' }],
    ['334 ', { code: 334, last: true, text: '' }],
    ['2500 ok', null], ['25 ok', null], ['+OK', null], ['', null], ['150 x', null], ['650 x', null], [' 250 ok', null], ['250_ok', null],
  ] as const) expect(replyLine(line), line).toEqual(expected);
});

test('the lines of a reply bear one code, and the enhanced status code is taken off each', () => {
  expect(replyOf(['250-2.0.0 one', '250 2.0.0 two'])).toEqual({ code: 250, enhanced: '2.0.0', lines: ['one', 'two'] });
  expect(replyOf(['250-one', '251 two'])).toBeNull();
});

test('an enhanced status code is one only where its class is that of the reply code', () => {
  for (const [code, text, enhanced, rest] of [
    [535, '5.7.8 no', '5.7.8', 'no'], [250, '2.0.0', '2.0.0', ''], [220, '5.6.7 mailer', null, '5.6.7 mailer'],
    [250, '2.0', null, '2.0'], [250, '2.0.0x', null, '2.0.0x'], [450, '4.2.0\ttab', '4.2.0', 'tab'],
  ] as const) expect(enhancedOf(code, text), `${code} ${text}`).toEqual({ enhanced, rest });
});

test('extensions are read from the second line on, in any case, with all AUTH lines together', () => {
  const extensions = extensionsOf({ code: 250, enhanced: null, lines: ['etrn.example ETRN', 'auth=LOGIN', 'AUTH ntlm login', 'size 1000', 'StartTLS', '', 'OK'] });
  expect(extensions.mechanisms).toEqual(['LOGIN', 'NTLM']);
  expect(offers(extensions, 'STARTTLS')).toBe(true);
  expect(offers(extensions, 'SIZE')).toBe(true);
  expect(offers(extensions, 'ETRN')).toBe(false);
  expect(offers(null, 'ETRN')).toBe(false);
});

test('a name that would break a command apart is not sent', () => {
  for (const [name, accepted] of [
    ['example.com', true], ['localhost', true], ['xn--bcher-kva.example', true], ['1.example', true], ['a'.repeat(63), true],
    ['', false], ['example.com\r\nQUIT', false], ['example.com\n', false], ['a b', false], ['a\tb', false], ['a\0b', false], ['a_b.example', false],
    ['-a.example', false], ['a-.example', false], ['a..b', false], ['a.', false], ['bücher.example', false], ['a'.repeat(64), false],
    [`${'a.'.repeat(128)}b`, false], ['<a.example>', false], ['@example.com', false],
  ] as const) expect(domainObjection(name) === null, name).toBe(accepted);
});

test('ETRN takes one mark before the name, and EHLO takes an address literal', () => {
  for (const [node, accepted] of [['@example.com', true], ['#queue', true], ['@@example.com', false], ['#', false], ['#a b', false], ['#mail_queue.1', true], ['##1', true],
    ['#a\r\nQUIT', false], ['#ä', false], [`#${'q'.repeat(255)}`, false], ['@', false], ['@a_b', false]] as const) {
    expect(nodeObjection(node) === null, node).toBe(accepted);
  }
  for (const [name, accepted] of [['[192.0.2.1]', true], ['[IPv6:2001:db8::1]', true], ['[192.0.2.1]\r\nQUIT', false], ['[]', false], ['mail.example.com', true]] as const) {
    expect(helloNameObjection(name) === null, name).toBe(accepted);
  }
});

test('an account may hold blanks and backslashes, and no control characters', () => {
  for (const [account, accepted] of [['DOMAIN\\user', true], ['John Smith', true], ['user@example.com', true], ['', false], ['a\0b', false], ['a\r\nb', false]] as const) {
    expect(accountObjection(account) === null, account).toBe(accepted);
  }
});

test('a path is read however senders write it', () => {
  for (const [argument, word, path] of [
    ['FROM:<a@b.example>', 'FROM', 'a@b.example'], ['from: <a@b.example> SIZE=1', 'FROM', 'a@b.example'], ['FROM:<>', 'FROM', ''],
    ['FROM:a@b.example', 'FROM', 'a@b.example'], ['TO:<@x.example,@y.example:u@b.example>', 'TO', 'u@b.example'], ['TO:<"a b>c"@d.example>', 'TO', '"a b>c"@d.example'],
    ['FROM <a@b>', 'FROM', undefined], ['TO:<a@b.example>', 'FROM', undefined], ['', 'FROM', undefined], ['FROM:', 'FROM', undefined],
  ] as const) expect(pathArgument(argument, word)?.path, argument).toBe(path);
});

test('a declared size is a number or nothing', () => {
  for (const [parameters, size] of [['SIZE=1413', 1413], ['size=0', 0], ['SIZE=', null], ['SIZE=-1', null], ['BODY=8BITMIME', null], ['SIZE=1e9', null], ['SIZE=99999999999999999999', null]] as const) {
    const path = pathArgument(`FROM:<> ${parameters}`, 'FROM');
    expect(path && declaredSize(path), parameters).toBe(size);
  }
});

test('a command is a verb in any case and what follows it', () => {
  expect(heard('mail  FROM:<> ')).toEqual({ verb: 'MAIL', argument: 'FROM:<>' });
  expect(heard('')).toEqual({ verb: '', argument: '' });
});

test('the mechanisms say what their specifications say', () => {
  const hashes: Hashes = {
    hmacMd5: (key, data) => createHmac('md5', key).update(data).digest(), md5: (data) => createHash('md5').update(data).digest(),
    randomBytes: (count) => new Uint8Array(count), now: () => 0,
  };
  const text = (data: Uint8Array | null): string => Buffer.from(data ?? []).toString('utf8');

  const credential = { account: 'tim', password: 'tanstaaftanstaaf' };
  expect(text(plain.begin(credential, hashes).initial)).toBe('\0tim\0tanstaaftanstaaf'); // RFC 4616 §4

  const first = login.begin(credential, hashes).exchange(Buffer.from('anything'));
  expect(first.kind === 'answer' && text(first.data)).toBe('tim');
  const second = first.kind === 'answer' ? first.next(null) : first;
  expect(second.kind === 'answer' && text(second.data)).toBe('tanstaaftanstaaf');
  expect(second.kind === 'answer' && second.next(null).kind).toBe('stop');

  const answer = cramMd5.begin(credential, hashes).exchange(Buffer.from('<1896.697170952@postoffice.reston.mci.net>'));
  expect(answer.kind === 'answer' && text(answer.data)).toBe('tim b913a602c7eda7a495b4e6e7334d3890'); // RFC 2195 §2
  expect(cramMd5.begin(credential, hashes).exchange(null).kind).toBe('stop');
  expect(cramMd5.begin(credential, hashes).exchange(new Uint8Array()).kind).toBe('stop');
});

test('the mechanism is chosen by what is offered, allowed and safe', () => {
  const all = ['LOGIN', 'CRAM-MD5', 'PLAIN', 'NTLM'];
  for (const [transport, plaintext, allowed, offered, chosen] of [
    ['verified TLS', false, null, all, 'PLAIN'],
    ['verified TLS', false, null, ['CRAM-MD5', 'LOGIN'], 'LOGIN'],
    ['verified TLS', false, ['CRAM-MD5'], all, 'CRAM-MD5'],
    ['unverified TLS', false, null, all, 'CRAM-MD5'],
    ['unverified TLS', false, null, ['LOGIN'], 'LOGIN'],
    ['plaintext', false, null, all, null],
    ['plaintext', true, null, all, 'CRAM-MD5'],
    ['plaintext', true, null, ['LOGIN', 'PLAIN'], null],
    ['plaintext', true, ['LOGIN'], all, 'LOGIN'],
    ['plaintext', false, ['LOGIN'], all, null],
    ['verified TLS', false, ['NTLM'], all, 'NTLM'],
    ['unverified TLS', false, null, ['LOGIN', 'NTLM'], 'NTLM'],
    ['plaintext', true, null, ['LOGIN', 'NTLM'], 'NTLM'],
    ['plaintext', false, ['NTLM'], all, null],
    ['verified TLS', false, null, ['GSSAPI'], null],
  ] as const) {
    const choice = chooseMechanism({ transport, plaintext, allowed, offered, ntlmV1: false, unknown: [] });
    expect(choice.kind === 'use' ? choice.mechanism.name : null, `${transport} ${plaintext} ${allowed} ${offered}`).toBe(chosen);
  }
});

test('base64 is that of Node, and what is not base64 is told', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    expect(Buffer.from(fromBase64(toBase64(bytes)) ?? [])).toEqual(Buffer.from(bytes));
  }));
  for (const text of ['A', 'AA', 'AAA', 'A===', 'AA=A', 'AAA!', 'AAAA=', 'AA AA', '=']) expect(fromBase64(text), text).toBeNull();
});

test('lines come out the same however the octets came in', () => {
  const piece = fc.oneof(fc.constantFrom('\r', '\n', '\r\n', '250 ok', '.'), fc.string({ maxLength: 5 }));
  fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), fc.array(fc.nat(200), { maxLength: 10 }), (pieces, cuts) => {
    const octets = new TextEncoder().encode(pieces.join(''));
    const places = [...new Set([0, ...cuts.map((cut) => Math.min(cut, octets.length)), octets.length])].sort((a, b) => a - b);
    expect(linesOf(places.slice(1).map((place, index) => octets.subarray(places[index], place)))).toEqual(linesOf([octets]));
    // Nothing is lost: the lines, their ends, and the rest are the whole.
    const all = linesOf([octets]);
    expect(all.reduce((sum, line) => sum + line.length, 0)).toBe(octets.lastIndexOf(10) + 1);
  }));
});

test('a line without end is given up at its limit, not before', () => {
  const line = (length: number): ReturnType<typeof takeLine> => takeLine(received(EMPTY_INBOX, new Uint8Array(length).fill(65)));
  expect(line(LINE_LIMIT).kind).toBe('more');
  expect(line(LINE_LIMIT + 1).kind).toBe('too long');
});

test('no character of a stranger moves the cursor, turns the text around or hides', () => {
  for (const [text, shown] of [
    ['plain é ü 漢字', 'plain é ü 漢字'], ['\x1b[31mred', '\\x1b[31mred'], ['a\r\nb', 'a\\x0d\\x0ab'], ['\x9b2J', '\\x9b2J'],
    ['a\u202eb', 'a\\u{202e}b'], ['\u200b', '\\u{200b}'], ['\u2028', '\\u{2028}'], ['\ufeff', '\\u{feff}'], ['\ud800', '\\u{d800}'], ['\u{e0041}', '\\u{e0041}'],
  ] as const) expect(safeText(text)).toBe(shown);
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(safeText(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    expect(safeText(safeText(text))).toBe(safeText(text));
  }));
});

function linesOf(pieces: readonly Uint8Array[]) {
  const lines = [];
  let inbox = EMPTY_INBOX;
  for (const piece of pieces) {
    inbox = received(inbox, piece);
    for (;;) {
      const taken = takeLine(inbox);
      if (taken.kind === 'too long') throw new Error('no such line here');
      inbox = taken.inbox;
      if (taken.kind === 'more') break;
      lines.push(taken.line);
    }
  }
  return lines;
}
