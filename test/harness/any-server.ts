import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT, delicateMessages, freePort, type Handed, imcDequeue, type RealServer, saveAll, say, until } from './real-server.js';

/** A real server, and what it was seen to say. */
export interface KnownServer {
  start(): Promise<RealServer>;
  /** The reply to ETRN for the domain that it serves, whether there is mail or not. */
  readonly etrn: RegExp;
  /** What ETRN for another domain comes to. */
  readonly unknown: { readonly code: number; readonly outcome: 'accepted' | 'refused' };
  /** What it says to TURN and to ATRN. */
  readonly turn: RegExp;
  readonly atrn: RegExp;
  /** It takes version 2 of NTLM's proof. */
  readonly ntlmV2: boolean;
}

/** What must be true of `imc dequeue` against every server that speaks ETRN. */
export function anyServerTests({ start, etrn, unknown, turn, atrn, ntlmV2 }: KnownServer): void {
  let server: RealServer;
  beforeAll(async () => { server = await start(); });
  afterAll(async () => { await server?.stop(); });

  const secured = (): string[] => ['--tls', 'required', '--ca', server.certificate, '--account', ACCOUNT.user];
  const listening = (): string[] => ['--listen', `127.0.0.1:${server.nextHop}`];

  test('offers ETRN and STARTTLS, and knows neither TURN nor ATRN', async () => {
    const replies = await say(server.port, ['EHLO client.example.com', 'TURN', 'ATRN', 'QUIT']);
    expect(replies).toMatch(/^250-ETRN\r$/m);
    expect(replies).toMatch(/^250-STARTTLS\r$/m);
    expect(replies).toMatch(/^250-AUTH (?:CRAM-MD5 NTLM|NTLM CRAM-MD5)\r$/m); // PLAIN and LOGIN come inside TLS
    expect(replies).not.toMatch(/^250[- ](?:TURN|ATRN)/m);
    expect(replies).toMatch(turn);
    expect(replies).toMatch(atrn);
  });

  const mechanisms = [['PLAIN', []], ['LOGIN', []], ['CRAM-MD5', []], ['NTLM', ntlmV2 ? [] : ['--ntlm-v1']]] as const;

  describe('asked over STARTTLS', () => {
    beforeAll(async () => { await server.hold(delicateMessages().slice(0, 1)); });
    afterAll(async () => { await emptied(server); });

    test.each(mechanisms)('calls back on ETRN after a login with %s, and keeps the message that is held', async (mechanism, options) => {
      const before = server.deferrals();
      const { result, status, printed } = await imcDequeue(server, [...secured(), '--auth', mechanism, ...options, ...listening()], ACCOUNT.password);
      expect(result.sessions[0]).toMatchObject({
        outcome: 'ok', tls: { authorized: true }, auth: { mechanism, account: ACCOUNT.user }, error: null,
        requests: [{ verb: 'ETRN', code: 250, outcome: 'accepted' }],
        messages: [{ reversePath: 'sender1@sender.example', disposition: 'held' }],
      });
      expect(status).toBe(0);
      expect(printed).not.toContain(ACCOUNT.password);
      await until(() => server.deferrals() > before, 'The server has not put the message back');
      expect(server.held()).toBe(1);
    });
  });

  test(`${ntlmV2 ? 'takes' : 'refuses'} version 2 of NTLM's proof`, async () => {
    const { result } = await imcDequeue(server, [...secured(), '--auth', 'NTLM', '--mode', 'probe'], ACCOUNT.password);
    expect(result.outcome).toBe(ntlmV2 ? 'ok' : 'refused');
  });

  test('calls back on ETRN, and keeps every message that is held', async () => {
    await withMail(server, delicateMessages().slice(0, 3), async () => {
      const before = server.deferrals();
      const { result, status } = await imcDequeue(server, [...secured(), ...listening()], ACCOUNT.password);
      expect([result.outcome, status]).toEqual(['ok', 0]);
      const [session] = result.sessions;
      expect(session?.requests).toMatchObject([{ verb: 'ETRN', domain: 'example.com', code: 250, outcome: 'accepted' }]);
      expect(session?.transcript.map(({ text }) => text)).toContainEqual(expect.stringMatching(etrn));
      expect(session?.messages.map(({ reversePath, disposition }) => [reversePath, disposition]).sort()).toEqual([1, 2, 3].map((n) => [`sender${n}@sender.example`, 'held']));
      await until(() => server.deferrals() >= before + 3, 'The server has not put the three back');
      expect(server.held()).toBe(3);
    });
  });

  test('hands over every message in peek, and has all of them afterwards', async () => {
    await withMail(server, delicateMessages(), async () => {
      const before = server.deferrals();
      const { result, status } = await imcDequeue(server, ['--tls', 'off', ...listening(), '--mode', 'peek']);
      expect([result.outcome, status]).toEqual(['ok', 0]);
      expect(result.sessions[0]?.messages.map(({ subject, disposition }) => [subject, disposition]).sort()).toEqual([1, 2, 3, 4, 5].map((n) => [`waiting ${n}`, 'held']));
      await until(() => server.deferrals() >= before + 5, 'The server has not put the five back');
      expect(server.held()).toBe(5);
    });
  });

  test('what is saved is what was queued, octet by octet, but for the trace in front; and nothing stays behind', async () => {
    await server.hold(delicateMessages());
    expect(await saveAll(server)).toEqual(delicateMessages().map(({ data }) => createHash('sha256').update(data).digest('hex')).sort());
    await until(() => server.held() === 0, 'The server still has messages');
  });

  test('answers ETRN for a domain it never heard of in its own way, and what it said is not taken for mail', async () => {
    const { result } = await imcDequeue(server, ['--tls', 'off', '--domain', 'unknown.example', ...listening(), '--wait', '1']);
    expect(result.sessions[0]?.requests).toMatchObject([{ domain: 'unknown.example', ...unknown }]);
    expect(result.outcome).toBe(unknown.outcome === 'refused' ? 'refused' : 'no-callback');
  });

  test('accepts ETRN for an empty queue, and nobody calls', async () => {
    const { result, status } = await imcDequeue(server, ['--tls', 'off', ...listening(), '--wait', '2']);
    expect(result.sessions[0]?.requests).toMatchObject([{ code: 250, outcome: 'accepted' }]);
    expect([result.outcome, status]).toEqual(['no-callback', 1]);
  });

  test('accepts ETRN though its next hop is dead: without a listener that is all that is known, and the mail stays', async () => {
    await withMail(server, delicateMessages().slice(0, 2), async () => {
      const elsewhere = await imcDequeue(server, ['--tls', 'off', '--listen', `127.0.0.1:${await freePort()}`, '--wait', '2']);
      expect([elsewhere.result.outcome, elsewhere.status]).toEqual(['no-callback', 1]);
      const unheard = await imcDequeue(server, ['--tls', 'off']);
      expect([unheard.result.outcome, unheard.status]).toEqual(['accepted', 0]);
      expect(unheard.result.sessions[0]).toMatchObject({ callback: null, messages: [], error: null });
      expect(server.held()).toBe(2);
    });
  });

  test('sees a wrong password once', async () => {
    const wrong = 'certainly-not-it';
    const before = server.failedLogins();
    const { result, status, printed } = await imcDequeue(server, [...secured(), ...listening()], wrong);
    expect([result.outcome, status]).toEqual(['refused', 1]);
    expect(result.sessions[0]?.error).toMatchObject({ stage: 'auth', code: 'auth', reply: { code: 535 } });
    expect(result.sessions[0]?.requests).toEqual([]);
    await until(() => server.failedLogins() > before, 'The server has not logged the failure');
    expect(server.failedLogins()).toBe(before + 1);
    expect(printed).not.toContain(wrong);
    expect(printed).not.toContain(Buffer.from(wrong).toString('base64'));
  });
}

/** Works with a server that holds messages, and empties its queue again. */
async function withMail(server: RealServer, messages: readonly Handed[], work: () => Promise<void>): Promise<void> {
  await server.hold(messages);
  await work();
  await emptied(server);
}

async function emptied(server: RealServer): Promise<void> {
  await saveAll(server);
  await until(() => server.held() === 0, 'The server still has messages');
}
