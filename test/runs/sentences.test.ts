import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeOutcome } from '../../client/src/dequeue/describe.js';
import type { DequeueResult, SessionResult } from '../../client/src/dequeue/result.js';
import { certificateFault, connectionFault, handshakeFault, listenFault } from '../../client/src/dequeue/wire-faults.js';
import { spoolFault } from '../../client/src/dequeue/spool-faults.js';
import { translator } from '../../client/src/language/sentences.js';
import * as faults from '../../client/src/smtp/faults.js';
import { sentenceFor } from '../../client/src/smtp/meaning.js';
import { makePlan } from '../../server/src/plan/make-plan.js';
import { routeOf } from '../../server/src/plan/route.js';
import german from '../../l10n/sentences.de.json';
import { modelOfLines, modelOfTable } from '../model/read-model.js';

const say = translator(german);

const session: SessionResult = {
  host: 'smtp.provider.example', port: 25, verb: 'ETRN', outcome: 'ok', greeting: null, capabilities: [], tls: null, auth: null, callback: null, error: null, transcript: [],
  requests: [{ verb: 'ETRN', domain: 'example.com', code: 250, enhanced: null, text: 'ok', outcome: 'accepted', meaning: '' }], messages: [],
};
const message = { reversePath: 'a@sender.example', forwardPaths: ['b@example.com'], bytes: 10, disposition: 'saved', subject: null, messageId: null, sha256: null, file: null } as const;
const held = { ...message, disposition: 'held' } as const;

const outcomes: readonly (readonly [Partial<SessionResult>, DequeueResult['mode'], string])[] = [
  [{ messages: [held] }, 'hold', 'Post käme: smtp.provider.example hat 1 Nachricht angeboten, und sie liegt noch dort.'],
  [{ messages: [held, held] }, 'hold', 'Post käme: smtp.provider.example hat 2 Nachrichten angeboten, und alles davon liegt noch dort.'],
  [{ messages: [message, message, held] }, 'save', 'smtp.provider.example hat 2 Nachrichten gebracht, jetzt hier gespeichert; 1 weitere wurde angeboten und liegt noch dort.'],
  [{ outcome: 'nothing-waiting' }, 'hold', 'Der Weg funktioniert, und bei smtp.provider.example wartet keine Post.'],
  [{ outcome: 'accepted' }, 'hold', 'smtp.provider.example hat die Anfrage für example.com angenommen, aber hier hat niemand zugehört: Ob Post kommt, wurde nicht geprüft.'],
  [{ outcome: 'no-callback', callback: { listened: '192.0.2.1:25', connections: 0, waitedMs: 60_000 } }, 'hold', 'smtp.provider.example hat die Anfrage für example.com angenommen, aber innerhalb von 60 s nicht bei 192.0.2.1:25 zurückgerufen.'],
  [{ auth: { mechanism: 'LOGIN', account: 'EXAMPLE\\user' } }, 'probe', 'smtp.provider.example bietet an, was der Abruf braucht: ETRN, die Anmeldung von EXAMPLE\\user mit LOGIN.'],
  [
    { outcome: 'cancelled', messages: [message], error: { stage: 'receive', code: 'cancelled', message: faults.cancelled('save').message, hint: '' } }, 'save',
    'smtp.provider.example: Der Test wurde abgebrochen. Was als gespeichert aufgeführt ist, ist aufbewahrt; alles andere liegt noch beim Provider. smtp.provider.example hat 1 Nachricht gebracht, jetzt hier gespeichert.',
  ],
];

test.each(outcomes)('an outcome is said in German, whatever is put together in it: %#', (changes, mode, expected) => {
  expect(say(describeOutcome(resultOf([{ ...session, ...changes }], mode)).summary)).toBe(expected);
});

test('of several sessions the summary is German to its end', () => {
  const one = { ...session, messages: [held] };
  expect(say(describeOutcome(resultOf([one, one], 'hold')).summary)).toBe('2 von 2 Sitzungen: Post käme: smtp.provider.example hat 1 Nachricht angeboten, und sie liegt noch dort.');
});

test('whatever the network, TLS, a disk or a provider does wrong is said in German: message and advice', () => {
  const reply = (code: number): Parameters<typeof faults.noService>[0] => ({ code, enhanced: null, lines: ['no'] });
  const error = (code: string): Error => Object.assign(new Error(code), { code });
  const all: readonly { readonly message: string; readonly hint: string }[] = [
    ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EPIPE', 'ESOMETHING', ''].map((code) => connectionFault(error(code))),
    ...['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_UNSUPPORTED_PROTOCOL', 'ERR_SSL_SOMETHING', 'ECONNRESET'].map((code) => handshakeFault(error(code))),
    ...['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND', 'EOTHER'].map((code) => listenFault(error(code), '127.0.0.1:25')),
    ...['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS', 'ENOTDIR', 'EEXIST', 'EIO', ''].map((code) => spoolFault(error(code), '/var/mail of mine')),
    ...['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'CERT_REVOKED', 'ELSE'].flatMap((code) => certificateFault(refusing(code), 'mx.example', { ca: null, pin: null, insecure: false }) ?? []),
    ...[432, 454, 500, 534, 535, 538, 430, 550].map((code) => faults.loginRefused(reply(code), false, 'NTLM')),
    faults.loginRefused({ code: 550, enhanced: '5.7.1', lines: ['no'] }, true, null),
    faults.notSmtp('HTTP/1.1 400'), faults.notAReply('what'), faults.notAReply(null), faults.endless('line'), faults.noService(reply(421)), faults.noService(reply(554)),
    faults.nameRefused('mail.example.com', reply(550)), faults.stripped(), faults.outOfPlace(reply(354)), faults.loginMissing('TURN'), faults.loginMissing('ATRN'),
    faults.passwordMissing('EXAMPLE\\user'), faults.refusedElsewhere('EXAMPLE\\user', 'mx.example'), faults.cancelled('hold'), faults.cancelled('save'), faults.tooBig(1000),
    faults.lostInData(), faults.lostBeforeData(), faults.givenUp(), faults.timedOut('greeting'), faults.timedOut('data'), faults.closedEarly('greeting'), faults.closedEarly('asking'),
    ...(['ETRN', 'TURN', 'ATRN'] as const).flatMap((verb) => [250, 251, 253, 421, 450, 453, 458, 459, 500, 501, 502, 530, 554, 299, 499, 599].map((code) => ({ message: sentenceFor(verb, 'example.com', reply(code)), hint: '' }))),
    { message: sentenceFor('ETRN', 'example.com', { code: 253, enhanced: null, lines: ['3 messages'] }), hint: '' },
  ];
  for (const { message: english, hint } of all) for (const text of [english, hint]) if (text !== '') expect(wordsOf(say(text)), text).toBe('German');
});

test('where mail goes is said in German, whatever takes it there', () => {
  const table = ['example.com;<inbound>', '#exact.example;<inbond>', 'example.net;hub.example.net', 'example.net;other.example.net', 'example.org;example.com;AlwaysRelay'];
  const connections = [
    [], ['[Connections]', 'MessageDelivery=Post'], ['[Connections]', 'MessageDelivery=DNS'], ['[Connections]', 'ForwardTo=smtp.provider.example'], ['[Connections]', 'MessageDelivery=Forward'],
    ['[Routing]', 'CustomProgram=c:\\route.dll'], ['[Routes]', 'DeliveryRouting=+', '+hub.example.net;192.0.2.1;0', '+hub.example.net;192.0.2.2;0', '[Site Addressing]', 'Domain=else.example'],
  ];
  const addresses = ['a@example.com', 'a@sub.example.com', 'a@exact.example', 'a@example.net', 'a@example.org', 'a@else.example', 'a@192.0.2.7'];
  for (const each of connections) for (const address of addresses) {
    const { explanation } = routeOf(modelOfTable(table, ...each), address);
    expect(wordsOf(say(explanation)), `${explanation}\n${say(explanation)}`).toBe('German');
  }
  expect(say(routeOf(modelOfLines('[Routing]', 'RerouteIncoming=No'), 'a@example.com').explanation)).toMatch(/^Eingehende Post wird nicht umgeleitet/);
  expect(say(routeOf(modelOfTable(table, '[Connections]', 'ForwardTo=smtp.provider.example'), 'a@example.net').explanation)).toBe(
    'Die Zeile für example.net gilt für diese Domäne: Der Empfänger wird zu a@hub.example.net umgeschrieben (Q190710), weiter geht es über den Smarthost smtp.provider.example (MessageDelivery ist nicht gesetzt, dies ist angenommen). '
    + 'Eine weitere Zeile nennt dieselbe Domäne; welche gilt, ist nicht dokumentiert, und gezeigt ist die erste.',
  );
});

test('a plan is in German, with what it assumes', () => {
  const table = ['RoutingTable=+', '+example.com;<inbound>'];
  for (const reroute of ['', 'RerouteIncoming=Yes', 'RerouteIncoming=No', 'RerouteIncoming=Perhaps']) for (const delivery of ['', 'MessageDelivery=Forward', 'MessageDelivery=DNS', 'MessageDelivery=Post']) {
    for (const host of ['', 'ForwardTo=smtp.provider.example']) {
      const plan = makePlan(modelOfLines('[Site Addressing]', 'Domain=example.com', '[Connections]', delivery, host, '[Routing]', reroute, ...table, '[Parameters]', 'AlwaysUseETRN=1'));
      const said = [plan.reason, ...plan.requests.flatMap(({ reasons }) => reasons.map(({ what }) => what))];
      for (const text of said) expect(wordsOf(say(text)), `${text}\n${say(text)}`).toBe('German');
    }
  }
});

test('what a provider or a user has written stays as it is, though it reads like a sentence of ours', () => {
  expect(say('This is not an SMTP server: it began with "Nothing was asked."')).toBe('This is not an SMTP server: it began with "Nothing was asked."');
  expect(say('This is not an SMTP server: it began with "Nothing was asked.".')).toBe('Das ist kein SMTP-Server: Er begann mit "Nothing was asked.".');
});

test('what is not known comes back unchanged, at once', () => {
  fc.assert(fc.property(fc.string(), (text) => { expect(translator({})(text)).toBe(text); }));
  const long = 'x took the request for y, '.repeat(70);
  const began = performance.now();
  expect(say(long)).toBe(long);
  expect(performance.now() - began).toBeLessThan(1000);
});

function resultOf(sessions: readonly SessionResult[], mode: DequeueResult['mode']): DequeueResult {
  return { version: 1, file: null, mode, started: '2026-11-22T04:00:00.000Z', durationMs: 5, outcome: sessions[0]?.outcome ?? 'failed', sessions };
}

/** A socket whose certificate was not accepted for a reason. */
function refusing(authorizationError: string): Parameters<typeof certificateFault>[0] {
  return {
    authorized: false, authorizationError, getPeerCertificate: () => ({ fingerprint256: 'AA:BB', valid_from: 'Jan 1', valid_to: 'Jan 1 00:00:00 2020 GMT', subject: {}, issuer: {} }),
  } as unknown as Parameters<typeof certificateFault>[0];
}

/** In which language the small words of a text are. */
function wordsOf(text: string): 'German' | 'English' | 'neither' | 'both' {
  const english = /\b(?:the|it|is|and|not|ask|try|for)\b/i.test(text);
  const some = /\b(?:der|die|das|den|ein|eine|einen|ist|und|nicht|Sie|kein|von|es|an|des|für|keine|Sie|kein)\b/i.test(text);
  return english && some ? 'both' : english ? 'English' : some ? 'German' : 'neither';
}
