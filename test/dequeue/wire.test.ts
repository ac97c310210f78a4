import { spawn } from 'node:child_process';
import dns from 'node:dns';
import { once } from 'node:events';
import * as net from 'node:net';
import { expect, test, vi } from 'vitest';
import { Wire } from '../../client/src/dequeue/wire.js';

async function pair(): Promise<{ readonly near: net.Socket; readonly far: net.Socket; close(): void }> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const far = net.connect((server.address() as net.AddressInfo).port, '127.0.0.1');
  const near = await new Promise<net.Socket>((resolve) => server.once('connection', resolve));
  far.on('error', () => undefined);
  return {
    near, far,
    close: () => {
      far.destroy();
      near.destroy();
      server.close();
    },
  };
}

const quiet = { bytes: () => undefined, ended: () => undefined, broken: () => undefined };

test('whoever talks and does not listen is not heard further until it does', async () => {
  const { near, far, close } = await pair();
  const answer = Buffer.alloc(64 * 1024);
  let heard = 0;
  let most = 0;
  const wire = Wire.adopt(near, {
    ...quiet,
    bytes: (data) => {
      heard += data.length;
      for (let time = 0; time < 4; time += 1) wire.send(answer);
      most = Math.max(most, near.writableLength);
    },
  });
  far.pause();
  const said = Buffer.alloc(32 * 1024 * 1024);
  far.write(said);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(heard).toBeLessThan(said.length / 2);
  expect(most).toBeLessThan(4 * 1024 * 1024);
  far.resume();
  await expect.poll(() => heard, { timeout: 10_000 }).toBe(said.length);
  await wire.close();
  close();
});

test('the last words leave before the connection closes', async () => {
  const { near, far, close } = await pair();
  let heard = '';
  far.on('data', (data) => (heard += data.toString()));
  const ended = new Promise((resolve) => far.once('close', resolve));
  const wire = Wire.adopt(near, quiet);
  wire.send(Buffer.from('421 bye\r\n'));
  await wire.close();
  await ended;
  expect(heard).toBe('421 bye\r\n');
  wire.send(Buffer.from('more')); // after the end nothing is said, and nothing breaks
  close();
});

test('a connection that does not let go is cut', async () => {
  const { near, far, close } = await pair();
  far.pause();
  const wire = Wire.adopt(near, quiet);
  wire.send(Buffer.alloc(32 * 1024 * 1024));
  const began = performance.now();
  await wire.close();
  expect(performance.now() - began).toBeLessThan(2000);
  expect(near.destroyed).toBe(true);
  close();
});

test('our end is an address literal', async () => {
  const { near, close } = await pair();
  expect(Wire.adopt(near, quiet).literal).toBe('[127.0.0.1]');
  close();
});

test('of a host with two addresses the first is not given up before a lost packet could have come again', async () => {
  const busy = await busyHost('127.0.0.31');
  const lookup = vi.spyOn(dns, 'lookup').mockImplementation(((_host: string, _options: object, told: (...found: unknown[]) => void) => {
    told(null, ['127.0.0.31', '127.0.0.32'].map((address) => ({ address, family: 4 })));
  }) as typeof dns.lookup);
  try {
    setTimeout(() => busy.answer(), 500);
    let wire: Wire | undefined;
    const greeting = await new Promise((resolve) => {
      wire = Wire.open('slow.example', busy.port, { ...quiet, bytes: (data) => resolve(Buffer.from(data).toString()), broken: resolve }, () => undefined);
    });
    await wire?.close();
    expect(greeting).toBe('220 p\r\n');
  } finally {
    lookup.mockRestore();
    busy.end();
  }
});

/** A host that takes no more connections, for its program stands still and as many wait as may; what asks for one more is not heard. */
async function busyHost(host: string): Promise<{ readonly port: number; answer(): void; end(): void }> {
  const program = `require('net').createServer((socket) => socket.end('220 p\\r\\n')).listen({ host: '${host}', port: 0, backlog: 1 }, function () { console.log(this.address().port); })`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = await once(child.stdout, 'data') as [Buffer];
  const port = Number(said);
  child.kill('SIGSTOP');
  const waiting = Array.from({ length: 4 }, () => net.connect(port, host).on('error', () => undefined));
  await expect.poll(() => waiting.filter(({ connecting }) => !connecting).length).toBe(2);
  return {
    port,
    answer: () => child.kill('SIGCONT'),
    end: () => {
      for (const socket of waiting) socket.destroy();
      child.kill('SIGKILL');
    },
  };
}
