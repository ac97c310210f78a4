import { connect, createServer, Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { DequeueRequest } from '../../client/src/dequeue/job.js';
import type { Provider, ProviderMechanism, ProviderOptions } from '../../client/src/provider/options.js';
import { startProvider } from '../../client/src/provider/provider.js';
import { ACCOUNT, answering, freePort, jobFor, PASSWORD, requestTo, run, stage } from '../harness/dequeue-bed.js';

const running: Provider[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((provider) => provider.stop()));
});

async function practice(options: Partial<ProviderOptions> = {}): Promise<Provider> {
  const provider = await startProvider({ domains: ['example.com'], account: ACCOUNT, password: PASSWORD, tls: true, ...options });
  running.push(provider);
  return provider;
}

function trusting(provider: Provider): { readonly ca: string | null; readonly pin: null; readonly insecure: false } {
  return { ca: provider.certificatePem, pin: null, insecure: false };
}

const withLogin: Partial<DequeueRequest> = { account: ACCOUNT, method: 'SASL/AUTH+SSL', tls: 'required' };
const turn: Partial<DequeueRequest> = { ...withLogin, verb: 'TURN', domains: [] };

test('a probe logs in over TLS, reports what is offered, and starts no queue run', async () => {
  const provider = await practice();
  const { session } = await run(jobFor([requestTo(provider, withLogin)], { mode: 'probe', certificate: trusting(provider) }));
  expect(session).toMatchObject({ outcome: 'ok', tls: { authorized: true }, auth: { mechanism: 'PLAIN', account: ACCOUNT }, requests: [], callback: null, error: null });
  expect(session.capabilities).toContain('ETRN');
  expect(session.greeting).toMatch(/^220 /);
  expect(provider.ledger.verbs).not.toContain('ETRN');
  expect(provider.ledger.callBacks).toBe(0);
});

test('a call back is waited for from the moment that the provider took the verb, however long it takes to say goodbye', async () => {
  const port = await freePort();
  const provider = await stage((socket) => {
    answering('220 p', { EHLO: '250-p\r\n250 ETRN', ETRN: '250 ok' })(socket);
    socket.on('data', (data) => {
      if (data.toString().startsWith('ETRN')) setTimeout(() => call.on('error', () => undefined).connect(port, '127.0.0.1'), 200);
      if (data.toString().startsWith('QUIT')) setTimeout(() => socket.end('221 bye\r\n'), 600);
    });
    const call = new Socket();
    call.on('data', (said) => call.write(said.toString().startsWith('221') ? '' : 'QUIT\r\n'));
  });
  const { session } = await run(jobFor([requestTo(provider)], { listen: { host: '127.0.0.1', port } }));
  await provider.stop();
  expect(session).toMatchObject({ outcome: 'nothing-waiting', callback: { connections: 1 } });
  expect(session.callback?.waitedMs).toBeGreaterThanOrEqual(150);
});

test('ETRN is accepted, the provider calls back, three messages are seen, and all three are still queued', async () => {
  const port = await freePort();
  const provider = await practice({ callBack: { host: '127.0.0.1', port } });
  const { result, session } = await run(jobFor([requestTo(provider, withLogin)], { listen: { host: '127.0.0.1', port }, certificate: trusting(provider) }));
  expect(result).toMatchObject({ version: 1, file: 'sample.imc', mode: 'hold', outcome: 'ok' });
  expect(session.requests).toMatchObject([{ verb: 'ETRN', domain: 'example.com', code: 250, enhanced: '2.0.0', outcome: 'accepted' }]);
  expect(session.callback).toMatchObject({ listened: `127.0.0.1:${port}`, connections: 1 });
  expect(session.messages.map(({ reversePath, forwardPaths, disposition }) => [reversePath, forwardPaths, disposition])).toEqual([
    ['orders@shop.example.net', ['user1@example.com'], 'held'], ['anna@partner.example.org', ['user2@example.com'], 'held'], ['', ['user3@example.com'], 'held'],
  ]);
  expect(session.messages.map(({ bytes }) => bytes)).toEqual(provider.ledger.messages.map(({ bytes }) => bytes));
  expect(provider.ledger.messages.map(({ state, offered }) => [state, offered])).toEqual([['queued', 1], ['queued', 1], ['queued', 1]]);
});

test('two domains may be called back for at the same time', async () => {
  const port = await freePort();
  const domains = ['example.com', 'example.net'];
  const provider = await practice({ domains, messages: 20, callBack: { host: '127.0.0.1', port }, tls: false });
  const { session } = await run(jobFor([requestTo(provider, { domains })], { listen: { host: '127.0.0.1', port } }));
  expect(session).toMatchObject({ outcome: 'ok', callback: { connections: 2 } });
  expect(session.messages).toHaveLength(40);
  expect(provider.ledger.messages.every(({ state, offered }) => state === 'queued' && offered === 1)).toBe(true);
});

test.each([
  ['@example.com', '250', ['example.com', 'hub.example.com']],
  ['@EXAMPLE.com', '250', ['example.com', 'hub.example.com']],
  ['#example.net', '250', ['example.net']],
  ['example.com', '250', ['example.com']],
  ['@com', '250', ['example.com', 'hub.example.com']],
  ['#nowhere', '459', []],
  ['@nowhere.example', '459', []],
] as const)('ETRN %s is sent as it stands, answered %s, and brings the mail of %j', async (node, code, brought) => {
  const port = await freePort();
  const provider = await practice({ domains: ['example.com', 'hub.example.com', 'example.net'], messages: 1, callBack: { host: '127.0.0.1', port }, tls: false });
  const { session } = await run(jobFor([requestTo(provider, { domains: [node] })], { listen: { host: '127.0.0.1', port } }));
  expect(session.transcript.map(({ text }) => text)).toContain(`ETRN ${node}`);
  expect(session.requests).toMatchObject([{ domain: node, code: Number(code) }]);
  expect(session.messages.map(({ forwardPaths }) => forwardPaths[0]?.split('@')[1]).toSorted()).toEqual(brought);
});

test('the limit counts over all call backs together', async () => {
  const port = await freePort();
  const domains = ['example.com', 'example.net'];
  const provider = await practice({ domains, messages: 20, callBack: { host: '127.0.0.1', port }, tls: false });
  const { session } = await run(jobFor([requestTo(provider, { domains })], { listen: { host: '127.0.0.1', port }, limit: 7 }));
  expect(session.outcome).toBe('ok');
  expect(session.messages).toHaveLength(7);
  expect(provider.ledger.messages.every(({ state }) => state === 'queued')).toBe(true);
});

test.each(['PLAIN', 'LOGIN', 'CRAM-MD5', 'NTLM'] as const)('TURN after a login with %s shows the messages and takes none', async (mechanism: ProviderMechanism) => {
  const provider = await practice({ mechanisms: [mechanism] });
  const { session, asked } = await run(jobFor([requestTo(provider, turn)], { certificate: trusting(provider) }));
  expect(session).toMatchObject({ outcome: 'ok', auth: { mechanism }, requests: [{ verb: 'TURN', domain: null, code: 250, outcome: 'turned' }], callback: null });
  expect(session.messages).toHaveLength(3);
  expect(asked).toBe(1);
  expect(provider.ledger.messages.map(({ state, offered }) => [state, offered])).toEqual([['queued', 1], ['queued', 1], ['queued', 1]]);
  expect(provider.ledger.logins).toEqual([{ mechanism, account: ACCOUNT, accepted: true }]);
});

test('ATRN for some domains, or for all of the account, shows their messages and takes none', async () => {
  const provider = await practice({ domains: ['example.com', 'example.net'], messages: 2 });
  const atrn = { ...turn, verb: 'ATRN' } as const;
  const all = await run(jobFor([requestTo(provider, atrn)], { certificate: trusting(provider) }));
  expect(all.session).toMatchObject({ outcome: 'ok', requests: [{ verb: 'ATRN', domain: null, code: 250, outcome: 'turned' }] });
  expect(all.session.messages).toHaveLength(4);
  const one = await run(jobFor([requestTo(provider, { ...atrn, domains: ['example.net'] })], { certificate: trusting(provider) }));
  expect(one.session.messages.map(({ forwardPaths }) => forwardPaths)).toEqual([['user1@example.net'], ['user2@example.net']]);
  const foreign = await run(jobFor([requestTo(provider, { ...atrn, domains: ['example.net', 'example.org'] })], { certificate: trusting(provider) }));
  expect(foreign.session).toMatchObject({ outcome: 'refused', requests: [{ domain: 'example.net,example.org', code: 450 }], error: { hint: expect.stringContaining('RFC 2645') as string } });
  const unnamed = await run(jobFor([requestTo(provider, { ...atrn, account: null, method: null })], { certificate: trusting(provider) }));
  expect(unnamed.session).toMatchObject({ outcome: 'failed', error: { stage: 'auth', code: 'auth' } });
  expect(provider.ledger.messages.every(({ state }) => state === 'queued')).toBe(true);
});

test('where nothing listens, ATRN is told to be on a port of its own', async () => {
  const { session } = await run(jobFor([requestTo({ host: '127.0.0.1', port: await freePort() }, { ...turn, verb: 'ATRN' })]));
  expect(session).toMatchObject({ outcome: 'failed', error: { stage: 'connect', code: 'refused', hint: expect.stringContaining('366') as string } });
});

test('without TLS the login goes only where the user allows it, and hides the password', async () => {
  const provider = await practice({ tls: false });
  const plain = { ...turn, tls: 'offered' } as const;
  const refused = await run(jobFor([requestTo(provider, plain)]));
  expect(refused.session).toMatchObject({ outcome: 'failed', auth: null, error: { stage: 'auth', code: 'tls' } });
  expect(provider.ledger.verbs).toEqual(['EHLO', 'QUIT']);
  const allowed = await run(jobFor([requestTo(provider, plain)], { login: { mechanism: null, plaintext: true, turnWithoutLogin: false } }));
  expect(allowed.session).toMatchObject({ outcome: 'ok', auth: { mechanism: 'CRAM-MD5' }, tls: null });
});

test('a wrong password is tried once and no more, and nothing is asked for after it', async () => {
  const provider = await practice();
  const { session } = await run(jobFor([requestTo(provider, withLogin)], { certificate: trusting(provider) }), { password: 'not-the-right-one' });
  expect(session).toMatchObject({ outcome: 'refused', auth: null, requests: [], error: { stage: 'auth', code: 'auth', reply: { code: 535, enhanced: '5.7.8' } } });
  expect(provider.ledger.logins).toEqual([{ mechanism: 'PLAIN', account: ACCOUNT, accepted: false }]);
  expect(provider.ledger.verbs).toEqual(['EHLO', 'STARTTLS', 'EHLO', 'AUTH', 'QUIT']);
});

test('without a password there is no login and no request', async () => {
  const provider = await practice();
  const { dequeue } = await import('../../client/src/dequeue/dequeue.js');
  const result = await dequeue(jobFor([requestTo(provider, withLogin)], { certificate: trusting(provider) }), {
    signal: new AbortController().signal, password: async () => undefined, progress: () => undefined,
  });
  expect(result).toMatchObject({ outcome: 'failed', sessions: [{ error: { stage: 'auth', code: 'auth' } }] });
  expect(provider.ledger.logins).toEqual([]);
});

test('a document without a login method logs in only when the provider asks for it', async () => {
  const provider = await practice({ etrnNeedsLogin: true });
  const { session, asked } = await run(jobFor([requestTo(provider, { ...withLogin, method: 'SSL' })], { certificate: trusting(provider) }));
  expect(session).toMatchObject({ outcome: 'accepted', auth: { mechanism: 'PLAIN' }, requests: [{ code: 250 }] });
  expect(asked).toBe(1);
  const open = await practice();
  const unasked = await run(jobFor([requestTo(open, { ...withLogin, method: 'SSL' })], { certificate: trusting(open) }));
  expect(unasked).toMatchObject({ asked: 0, session: { outcome: 'accepted', auth: null } });
});

test('a document that says NTLM lets nothing else be used', async () => {
  const request = { ...withLogin, method: 'NTLM' } as const;
  const provider = await practice();
  const { session, asked } = await run(jobFor([requestTo(provider, request)], { certificate: trusting(provider) }));
  expect(session).toMatchObject({ outcome: 'accepted', auth: { mechanism: 'NTLM', account: ACCOUNT } });
  expect(asked).toBe(1);
  const other = await practice({ mechanisms: ['PLAIN', 'LOGIN', 'CRAM-MD5'] });
  const refused = await run(jobFor([requestTo(other, request)], { certificate: trusting(other) }));
  expect(refused.session).toMatchObject({ outcome: 'failed', auth: null, error: { stage: 'auth', code: 'not-offered' } });
  expect(refused.session.error?.message).toContain('only NTLM may be used');
  expect(other.ledger.logins).toEqual([]);
});

test('a wrong password, or version 1 where only version 2 counts, is refused by NTLM after one attempt', async () => {
  const request = { ...withLogin, method: 'NTLM' } as const;
  for (const [password, ntlmV1] of [['not-the-right-one', false], [PASSWORD, true]] as const) {
    const provider = await practice();
    const job = jobFor([requestTo(provider, request)], { certificate: trusting(provider), login: { mechanism: null, plaintext: false, turnWithoutLogin: false, ntlmV1 } });
    const { session } = await run(job, { password });
    expect(session).toMatchObject({ outcome: 'refused', auth: null, error: { stage: 'auth', code: 'auth', reply: { code: 535 }, hint: expect.stringContaining('extended protection') as string } });
    expect(provider.ledger.logins).toEqual([{ mechanism: 'NTLM', account: ACCOUNT, accepted: false }]);
  }
});

test('without a listener an accepted ETRN is accepted and nothing more', async () => {
  const provider = await practice({ tls: false, callBack: { host: '127.0.0.1', port: await freePort() } });
  const { session } = await run(jobFor([requestTo(provider)]));
  expect(session).toMatchObject({ outcome: 'accepted', callback: null, messages: [], error: null });
});

test('where nobody calls back in time, that is said, and is not "no mail"', async () => {
  const provider = await practice({ tls: false, callBack: { host: '127.0.0.1', port: await freePort() } });
  const port = await freePort();
  const { session } = await run(jobFor([requestTo(provider)], { listen: { host: '127.0.0.1', port }, waitMs: 300 }));
  expect(session).toMatchObject({ outcome: 'no-callback', callback: { connections: 0 }, messages: [] });
  expect(session.callback?.waitedMs).toBeGreaterThanOrEqual(290);
});

test('a caller that says nothing does not keep the test waiting beyond its time, and is not taken for "no mail"', async () => {
  const port = await freePort();
  const provider = await practice({ tls: false, callBack: { host: '127.0.0.1', port: await freePort() } });
  const job = jobFor([requestTo(provider)], { listen: { host: '127.0.0.1', port }, waitMs: 400, timeouts: { connect: 2000, greeting: 2000, command: 60_000, quiet: 100 } });
  let heard = '';
  const { result, session } = await run(job, {
    onStep: ({ stage: where }) => {
      if (where === 'listen') connect(port, '127.0.0.1').on('data', (data) => (heard += data.toString())).on('error', () => undefined);
    },
  });
  expect(session).toMatchObject({ outcome: 'failed', callback: { connections: 1 }, error: { stage: 'receive', code: 'timeout' } });
  expect(result.durationMs).toBeLessThan(2500);
  expect(heard).toMatch(/^220 [^\r\n]*\r\n421 /);
});

test('no mail is an answer: 251 to ETRN, 453 to TURN', async () => {
  const provider = await practice({ messages: 0 });
  const port = await freePort();
  const etrn = await run(jobFor([requestTo(provider, withLogin)], { listen: { host: '127.0.0.1', port }, waitMs: 60_000, certificate: trusting(provider) }));
  expect(etrn.session).toMatchObject({ outcome: 'nothing-waiting', requests: [{ code: 251, outcome: 'nothing-waiting' }], callback: { connections: 0 } });
  const turned = await run(jobFor([requestTo(provider, turn)], { certificate: trusting(provider) }));
  expect(turned.session).toMatchObject({ outcome: 'nothing-waiting', requests: [{ code: 453, outcome: 'nothing-waiting' }] });
});

test('a domain that is not served is refused, with the reply and what to do', async () => {
  const provider = await practice({ tls: false });
  const { session } = await run(jobFor([requestTo(provider, { domains: ['example.net'] })]));
  expect(session).toMatchObject({ outcome: 'refused', requests: [{ code: 459, outcome: 'refused' }], error: { stage: 'dequeue', code: 'refused', reply: { code: 459 } } });
  expect(session.error?.hint).toContain('Q183476');
});

test('a verb that is not offered is not sent, unless the user says so', async () => {
  const provider = await practice({ tls: false, verbs: ['TURN'] });
  const { session } = await run(jobFor([requestTo(provider)]));
  expect(session).toMatchObject({ outcome: 'failed', requests: [], error: { stage: 'dequeue', code: 'not-offered' } });
  const sent = await run(jobFor([requestTo(provider)], { unadvertised: true }));
  expect(sent.session).toMatchObject({ outcome: 'refused', requests: [{ code: 502 }] });
});

test('a port in use is known before the provider is asked for anything', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  const provider = await practice({ tls: false });
  const { session } = await run(jobFor([requestTo(provider)], { listen: { host: '127.0.0.1', port } }));
  expect(session).toMatchObject({ outcome: 'failed', error: { stage: 'listen', code: 'in-use' }, transcript: [] });
  expect(provider.ledger.connections).toBe(0);
  await new Promise((resolve) => taken.close(resolve));
});

test('a name to listen on that is not known stops the test before the provider is asked', async () => {
  const provider = await practice();
  const { session } = await run(jobFor([requestTo(provider)], { listen: { host: 'nobody.invalid', port: 2525 } }));
  expect(session.error).toMatchObject({ stage: 'listen', code: 'dns', message: 'The test cannot listen on nobody.invalid:2525: the name is not known.' });
  expect(provider.ledger.connections).toBe(0);
});

test('the address literal is said where no name is set, and a name that cannot be said stops the test', async () => {
  const provider = await practice({ tls: false });
  const { session } = await run(jobFor([requestTo(provider)]));
  expect(session.transcript).toContainEqual(expect.objectContaining({ from: 'client', text: 'EHLO [127.0.0.1]' }));
  const before = provider.ledger.connections;
  for (const bad of [jobFor([requestTo(provider)], { ehloName: 'a b' }), jobFor([requestTo(provider, { domains: ['example.com\r\nQUIT'] })])]) {
    expect((await run(bad)).session).toMatchObject({ outcome: 'failed', error: { code: 'protocol' }, transcript: [] });
  }
  expect(provider.ledger.connections).toBe(before);
});
