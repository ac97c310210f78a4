import * as net from 'node:net';
import { createSecureContext } from 'node:tls';
import { accountObjection, domainObjection } from '../smtp/command.js';
import { makeCertificate } from './certificate.js';
import { deliver } from './deliver.js';
import { faultsOf } from './faults.js';
import { newBook } from './ledger.js';
import type { Provider, ProviderOptions } from './options.js';
import { type Manner, Peer } from './peer.js';
import { serve, type Service } from './provider-session.js';
import { sampleMessages } from './sample-mail.js';

const NAME = 'practice.provider.example';
const CUSTOMERS = 50;
const CALL_BACK_PORT = 2525;

/**
 * Starts a small SMTP provider to practise on: it holds sample messages and hands them over by ETRN, TURN or ATRN. Rejects with a sentence for the user
 * when it cannot listen, or when an option makes no sense.
 */
export async function startProvider(options: ProviderOptions): Promise<Provider> {
  const problem = problemWith(options);
  if (problem) throw new Error(problem);
  const faults = faultsOf(options.faults ?? []);
  if (typeof faults === 'string') throw new Error(faults);
  const host = options.host ?? '127.0.0.1';
  const domains = [...new Set(options.domains.map((domain) => domain.toLowerCase()))];
  const now = new Date();
  const book = newBook(domains.flatMap((domain) => sampleMessages(domain, options.messages ?? 3, now)));
  const certificate = options.tls ? await makeCertificate([...new Set(['localhost', NAME, '127.0.0.1', '::1', ...(net.isIP(host) ? [host] : [])])], now) : null;
  const tell = options.onEvent ?? (() => undefined);
  const manner: Manner = { byteByByte: faults.has('byte-by-byte'), multiLine: faults.has('multi-line'), budget: faults.budget, lost: () => tell({ kind: 'fault', text: 'The link is lost, as it was asked to be' }) };
  const peers = new Set<Peer>();
  const callBackPort = options.callBack?.port ?? CALL_BACK_PORT;

  const service: Service = {
    name: NAME,
    domains,
    verbs: options.verbs ?? ['ETRN', 'TURN', 'ATRN'],
    mechanisms: options.mechanisms ?? ['PLAIN', 'LOGIN', 'CRAM-MD5', 'NTLM'],
    account: options.account ?? null,
    password: options.password ?? '',
    etrnNeedsLogin: options.etrnNeedsLogin ?? false,
    tls: certificate && createSecureContext({ cert: certificate.certificate, key: certificate.key }),
    book,
    faults,
    tell,
    callBack(domain, callerAddress) {
      const target = { host: options.callBack?.host ?? callerAddress, port: callBackPort };
      // From the address that it is asked at, as a provider with one computer would: whoever asks several can tell them apart.
      const socket = net.connect({ ...target, ...(net.isIP(host) !== 0 && net.isIP(host) === net.isIP(target.host) ? { localAddress: host } : {}) });
      const peer = new Peer(socket, manner);
      peers.add(peer);
      socket.once('error', (error: NodeJS.ErrnoException) => tell({ kind: 'fault', text: `Could not call back to ${target.host}:${target.port} (${error.code ?? 'no reason given'}); the mail stays queued` }));
      socket.once('close', () => peers.delete(peer));
      socket.once('connect', () => {
        book.callBack();
        tell({ kind: 'called-back', text: `Called back to ${target.host}:${target.port} for ${domain}` });
        void deliver(peer, book.queued(domain), service).finally(() => peer.close());
      });
    },
  };

  const server = net.createServer((socket) => {
    const peer = new Peer(socket, manner);
    peers.add(peer);
    socket.once('close', () => peers.delete(peer));
    void serve(peer, service);
  });
  server.maxConnections = CUSTOMERS;
  await listening(server, host, options.port ?? 0);
  const { port } = server.address() as net.AddressInfo;

  return {
    host,
    port,
    certificatePem: certificate?.certificate ?? null,
    callBackPort,
    account: options.account ?? null,
    get ledger() {
      return book.picture();
    },
    stop() {
      for (const peer of peers) peer.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function problemWith({ domains, host, callBack, beyondLoopback, account, password, messages }: ProviderOptions): string | null {
  if (domains.length === 0) return 'The practice provider needs a domain to hold mail for.';
  for (const domain of domains) {
    const objection = domainObjection(domain);
    if (objection) return `The practice provider cannot hold mail for this domain. ${objection}`;
  }
  if (messages !== undefined && !(Number.isInteger(messages) && messages >= 0 && messages <= 10_000)) return 'The number of messages goes from 0 to 10000.';
  for (const address of [host, callBack?.host]) {
    if (address !== undefined && !beyondLoopback && !isLoopback(address)) return `The practice provider stays on this computer: ${address} is not a loopback address.`;
  }
  const objection = account === undefined ? null : accountObjection(account);
  if (objection) return `The account cannot be used. ${objection}`;
  return account !== undefined && !password ? 'The account needs a password.' : null;
}

function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || (net.isIPv4(address) && address.startsWith('127.'));
}

function listening(server: net.Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(error.code === 'EADDRINUSE' ? `Another program already listens on ${host}:${port}.` : `The practice provider cannot listen on ${host}:${port} (${error.code ?? 'no reason given'}).`)),
    );
    server.listen({ host, port, exclusive: true }, () => {
      server.removeAllListeners('error');
      server.on('error', () => undefined);
      resolve();
    });
  });
}
