import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import * as net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { answering, freePort, jobFor, requestTo, run, stage, type Stage } from '../harness/dequeue-bed.js';

/* A piece is given back to the system once it is used up. What is left of it, while a message goes to the disk or a line has not ended, must outlive it. */

const stages: Stage[] = [];
let folder = '';
afterEach(async () => {
  await Promise.all(stages.splice(0).map((each) => each.stop()));
  rmSync(folder, { recursive: true, force: true });
});

const messages = ['first', 'second', 'third'].map((name) => `Subject: ${name}\r\n\r\n${`${name} line of some length\r\n..\r\n`.repeat(500)}`);
const said = [
  'EHLO mail.provider.example\r\n',
  ...messages.map((message) => `MAIL FROM:<a@sender.example>\r\nRCPT TO:<b@example.com>\r\nDATA\r\n${message}.\r\n`),
  'QUIT\r\n',
].join('');

test.each([
  ['in one breath', [said]],
  ['cut in the middle of a command behind mail data', [said.slice(0, said.indexOf('MAIL', 5000) + 9), said.slice(said.indexOf('MAIL', 5000) + 9)]],
  ['cut in the middle of the mail data', [said.slice(0, 8000), said.slice(8000, 20_000), said.slice(20_000)]],
])('three messages that are sent without waiting for an answer come in whole: %s', async (_, pieces) => {
  folder = mkdtempSync(path.join(tmpdir(), 'imc-one-breath-'));
  const port = await freePort();
  const provider = await stage((socket) => {
    answering('220 p', { EHLO: '250-p\r\n250 ETRN', ETRN: '250 ok', QUIT: '221 bye' })(socket);
    socket.on('data', (data) => {
      if (data.toString('latin1').startsWith('ETRN')) void call(port, pieces);
    });
  });
  stages.push(provider);
  const job = jobFor([requestTo(provider, { verb: 'ETRN', domains: ['example.com'], tls: 'off' })], { mode: 'save', folder, limit: 3, listen: { host: '127.0.0.1', port } });
  const { session } = await run(job);
  const kept = session.messages.map(({ file }) => readFileSync(file ?? '', 'latin1'));
  expect(kept).toEqual(messages.map((message) => message.replaceAll('\r\n..', '\r\n.')));
  expect(session.error).toBeNull();
});

async function call(port: number, pieces: readonly string[]): Promise<void> {
  const socket = net.connect({ host: '127.0.0.1', port });
  socket.on('error', () => undefined).resume();
  for (const piece of pieces) {
    socket.write(piece, 'latin1');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
