import * as net from 'node:net';
import { expect } from 'vitest';
import { describeOutcome } from '../../client/src/dequeue/describe.js';
import { dequeue } from '../../client/src/dequeue/dequeue.js';
import { DEFAULT_JOB, type DequeueJob, type DequeueRequest, type ProgressStep, type Received } from '../../client/src/dequeue/job.js';
import type { DequeueResult, SessionResult } from '../../client/src/dequeue/result.js';
import { transcriptText } from '../../client/src/dequeue/transcript.js';
import type { Provider, ProviderOptions } from '../../client/src/provider/options.js';
import { startProvider } from '../../client/src/provider/provider.js';
import { expectNoSecret } from './secrets.js';

export { expectNoSecret };

export const PASSWORD = 'geheim-4711-ß';
export const ACCOUNT = 'PRACTICE\\user';

/** A job with short patience, for hosts that stand beside us. */
export function jobFor(requests: readonly DequeueRequest[], changes: Partial<DequeueJob> = {}): DequeueJob {
  return {
    ...DEFAULT_JOB, file: 'sample.imc', sessions: requests, waitMs: 2000, timeouts: { connect: 2000, greeting: 2000, command: 2000, quiet: 100 }, ...changes,
  };
}

export function requestTo(host: Pick<Provider, 'host' | 'port'>, changes: Partial<DequeueRequest> = {}): DequeueRequest {
  return { host: host.host, port: host.port, tlsName: 'localhost', verb: 'ETRN', domains: ['example.com'], account: null, method: null, tls: 'offered', ...changes };
}

/** A practice provider with mail for example.com and the account of the tests; whoever starts it stops it. */
export function startPractice(options: Partial<ProviderOptions> = {}): Promise<Provider> {
  return startProvider({ domains: ['example.com'], account: ACCOUNT, password: PASSWORD, ...options });
}

/** TURN in the clear, with a login. */
export const TURN: Partial<DequeueRequest> = { account: ACCOUNT, method: 'SASL/AUTH', tls: 'off', verb: 'TURN', domains: [] };

export interface Run {
  readonly result: DequeueResult;
  /** The first session: most runs have one. */
  readonly session: SessionResult;
  readonly steps: readonly ProgressStep[];
  readonly counts: readonly Received[];
  /** How often a password was asked for. */
  readonly asked: number;
}

/** Runs a job, and checks of every run that it shows neither the password nor anything made of it, and no control character. */
export async function run(job: DequeueJob, { password = PASSWORD, signal = new AbortController().signal, onStep }: {
  readonly password?: string | undefined; readonly signal?: AbortSignal; readonly onStep?: (step: ProgressStep) => void;
} = {}): Promise<Run> {
  const steps: ProgressStep[] = [];
  const counts: Received[] = [];
  let asked = 0;
  const result = await dequeue(job, {
    signal,
    password: async () => {
      asked += 1;
      return password;
    },
    progress: (step) => {
      steps.push(step);
      onStep?.(step);
    },
    received: (count) => void counts.push(count),
  });
  const shown = [JSON.stringify(result), JSON.stringify(steps), transcriptText(result), JSON.stringify(describeOutcome(result))].join('\n');
  expectNoSecret(shown, password);
  expect(transcriptText(result)).not.toMatch(/[^\P{Cc}\n]/u);
  const [session] = result.sessions;
  if (!session) throw new Error('no session was run');
  return { result, session, steps, counts, asked };
}

export async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A server that is told what to do with each connection. */
export interface Stage {
  readonly host: string;
  readonly port: number;
  readonly sockets: readonly net.Socket[];
  stop(): Promise<void>;
}

export async function stage(play: (socket: net.Socket) => void): Promise<Stage> {
  const sockets: net.Socket[] = [];
  const server = net.createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    play(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  return {
    host: '127.0.0.1', port, sockets,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Greets, then answers each command line by the first entry whose beginning fits; a command that fits none is met with silence. */
export function answering(greeting: string, answers: Readonly<Record<string, string>>): (socket: net.Socket) => void {
  return (socket) => {
    let text = '';
    socket.write(`${greeting}\r\n`);
    socket.on('data', (data) => {
      text += data.toString('latin1');
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        const answer = Object.entries(answers).find(([start]) => line.toUpperCase().startsWith(start))?.[1];
        if (answer !== undefined) socket.write(`${answer}\r\n`);
      }
    });
  };
}
