import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import * as net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { answering, freePort, jobFor, requestTo, run, stage, type Stage } from '../harness/dequeue-bed.js';

/*
 * Exim 4.96 says QUIT in one breath with the final dot of its last message, closes its half of the connection and waits for the 250. Who
 * takes that for the end has the message, and Exim has it as well and brings it again with every ETRN.
 */

const stages: Stage[] = [];
const folders: string[] = [];
afterEach(async () => {
  await Promise.all(stages.splice(0).map((each) => each.stop()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const MESSAGE = 'Subject: last\r\n\r\nthe last message\r\n';

/** Hands over one message as Exim does. Resolves to everything that was answered. */
async function handOver(socket: net.Socket, lastWords: string): Promise<string> {
  let heard = '';
  const end = new Promise<void>((resolve) => socket.once('close', () => resolve()).once('end', () => resolve()));
  const until = async (reply: RegExp): Promise<void> => {
    while (!reply.test(heard)) await new Promise((resolve) => socket.once('data', resolve));
  };
  socket.on('data', (data) => (heard += data.toString('latin1')));
  socket.write('EHLO mail.provider.example\r\n');
  await until(/^250 SMTPUTF8/m);
  socket.write('MAIL FROM:<a@sender.example>\r\nRCPT TO:<b@example.com>\r\nDATA\r\n');
  await until(/^354 /m);
  socket.end(`${MESSAGE}.\r\n${lastWords}`);
  await end;
  return heard;
}

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'imc-half-closed-'));
  folders.push(folder);
  return folder;
}

async function saveAfterCall(lastWords: string): Promise<{ readonly heard: string; readonly session: Awaited<ReturnType<typeof run>>['session'] }> {
  const port = await freePort();
  let heard: Promise<string> | undefined;
  const provider = await stage((socket) => {
    answering('220 p', { EHLO: '250-p\r\n250 ETRN', ETRN: '250 ok', QUIT: '221 bye' })(socket);
    socket.on('data', (data) => {
      if (data.toString('latin1').startsWith('ETRN')) heard = handOver(net.connect({ host: '127.0.0.1', port, allowHalfOpen: true }), lastWords);
    });
  });
  stages.push(provider);
  const { session } = await run(jobFor([requestTo(provider, { tls: 'off' })], { mode: 'save', folder: newFolder(), limit: 1, listen: { host: '127.0.0.1', port } }));
  return { heard: (await heard) ?? '', session };
}

test('a caller who says QUIT with the final dot and closes its half hears that its message is stored', async () => {
  const { heard, session } = await saveAfterCall('QUIT\r\n');
  expect(heard).toMatch(/^250 2\.0\.0 The message is stored\r\n221 /m);
  expect(session).toMatchObject({ outcome: 'ok', messages: [{ disposition: 'saved', subject: 'last' }] });
  expect(readFileSync(session.messages[0]?.file ?? '', 'latin1')).toBe(MESSAGE);
  expect(session.transcript.map(({ text }) => text)).not.toContainEqual(expect.stringContaining('gone'));
});

test('a caller who closes after the final dot without QUIT is taken to be gone: its message is kept, and may come again', async () => {
  const { heard, session } = await saveAfterCall('');
  expect(heard).not.toMatch(/is stored/);
  expect(session.messages).toMatchObject([{ disposition: 'saved', subject: 'last' }]);
  expect(session.transcript.map(({ text }) => text)).toContainEqual('The provider was gone before it could be answered');
});

test('the same on a connection that was turned around', async () => {
  let heard: Promise<string> | undefined;
  const server = net.createServer({ allowHalfOpen: true }, (socket) => {
    answering('220 p', { EHLO: '250-p\r\n250 TURN' })(socket);
    socket.on('data', (data) => {
      if (!data.toString('latin1').startsWith('TURN')) return;
      socket.removeAllListeners('data');
      socket.write('250 turning\r\n');
      socket.once('data', () => (heard = handOver(socket, 'QUIT\r\n')));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stages.push({ host: '127.0.0.1', port: 0, sockets: [], stop: () => new Promise((resolve) => server.close(() => resolve())) });
  const { port } = server.address() as net.AddressInfo;
  const job = jobFor([requestTo({ host: '127.0.0.1', port }, { verb: 'TURN', domains: [], tls: 'off' })], {
    mode: 'save', folder: newFolder(), limit: 1, login: { mechanism: null, plaintext: false, turnWithoutLogin: true },
  });
  const { session } = await run(job);
  expect(await heard).toMatch(/^250 2\.0\.0 The message is stored\r\n221 /m);
  expect(session).toMatchObject({ outcome: 'ok', messages: [{ disposition: 'saved', subject: 'last' }] });
});
