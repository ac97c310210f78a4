import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { anyServerTests } from '../harness/any-server.js';
import { ACCOUNT, delicateMessages, imcDequeue, until } from '../harness/real-server.js';
import { Postfix } from './postfix.js';

/* Postfix 3.7. */
describe('as every server', () => anyServerTests({
  start: () => Postfix.start(), etrn: /^250 Queuing started$/, unknown: { code: 459, outcome: 'refused' },
  turn: /^500 5\.5\.2 Error: command not recognized/m, atrn: /^500 5\.5\.2 Error: command not recognized/m, ntlmV2: true,
}));

describe('by its own log and queue', () => {
  let postfix: Postfix;
  beforeAll(async () => { postfix = await Postfix.start(); });
  afterAll(async () => { await postfix?.stop(); });

  test('a login is tried once, right or wrong, and nothing of NTLM is printed', async () => {
    const secured = ['--mode', 'probe', '--tls', 'required', '--ca', postfix.certificate, '--account', ACCOUNT.user];
    const right = await imcDequeue(postfix, [...secured, '--auth', 'NTLM'], ACCOUNT.password);
    expect(right.printed).not.toContain('TlRMTVNT'); // base64 of NTLMSSP: neither challenge nor answer is shown
    await until(() => postfix.authAttempts() === 1, () => `Postfix counted ${postfix.authAttempts()} logins`);
    const before = postfix.disconnects();
    const wrong = await imcDequeue(postfix, secured, 'certainly-not-it');
    expect([right.result.outcome, wrong.result.outcome]).toEqual(['ok', 'refused']);
    await until(() => postfix.disconnects() > before, 'Postfix has not seen us hang up');
    expect(postfix.authAttempts()).toBe(2);
  });

  test('a certificate of an unknown issuer stops the test before anything secret is said', async () => {
    const before = [postfix.disconnects(), postfix.authAttempts()] as const;
    const { result, status } = await imcDequeue(postfix, ['--tls', 'required', '--account', ACCOUNT.user], ACCOUNT.password);
    expect(status).toBe(1);
    expect(result.sessions[0]?.error).toMatchObject({ stage: 'starttls', code: 'tls' });
    await until(() => postfix.disconnects() > before[0], 'Postfix has not seen us hang up');
    expect(postfix.authAttempts()).toBe(before[1]);
  });

  test('a look at the connection starts no queue run', async () => {
    await postfix.hold(delicateMessages().slice(0, 2));
    const before = postfix.deferrals();
    const { result, status } = await imcDequeue(postfix, ['--mode', 'probe', '--tls', 'required', '--ca', postfix.certificate]);
    expect([result.outcome, status]).toEqual(['ok', 0]);
    expect(result.sessions[0]?.capabilities).toContain('ETRN');
    expect([postfix.deferrals(), postfix.held()]).toEqual([before, 2]);
  });
});

describe('with other settings', () => {
  let postfix: Postfix;
  afterEach(async () => { await postfix?.stop(); });

  test('a domain that it relays for but does not flush is refused like one it never heard of', async () => {
    postfix = await Postfix.start({ fast_flush_domains: '' });
    await postfix.hold(delicateMessages().slice(0, 1));
    const { result, status } = await imcDequeue(postfix, ['--tls', 'off', '--listen', `127.0.0.1:${postfix.nextHop}`]);
    expect(result.sessions[0]?.requests).toMatchObject([{ domain: 'example.com', code: 459, outcome: 'refused', text: '<example.com>: service unavailable' }]);
    expect([result.outcome, status, postfix.held()]).toEqual(['refused', 1, 1]);
  });

  test('ETRN that its policy rejects is a refusal of the verb, and says so', async () => {
    postfix = await Postfix.start({ smtpd_etrn_restrictions: 'reject' });
    const { result, status } = await imcDequeue(postfix, ['--tls', 'off']);
    expect(result.sessions[0]?.requests).toMatchObject([{ code: 554, enhanced: '5.7.1', outcome: 'refused' }]);
    expect([result.outcome, status]).toEqual(['refused', 1]);
  });
});
