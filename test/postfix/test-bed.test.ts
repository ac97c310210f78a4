import { createConnection } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Postfix, until } from './postfix.js';

let postfix: Postfix;
beforeAll(async () => { postfix = await Postfix.start(); });
afterAll(async () => { await postfix?.stop(); });

test('the provider of these tests holds what is handed to it, and offers ETRN, STARTTLS and CRAM-MD5', async () => {
  await postfix.hold(5);
  expect(postfix.held()).toBe(5);
  const replies = await say(postfix.port, ['EHLO client.example.com', 'QUIT']);
  expect(replies).toMatch(/250-ETRN\r\n/);
  expect(replies).toMatch(/250-STARTTLS\r\n/);
  expect(replies).toMatch(/250-AUTH .*CRAM-MD5/);
  await until(() => postfix.disconnects() >= 2, 'Postfix has not logged the ends of the connections');
  expect(postfix.authAttempts()).toBe(0);
});

/** Says lines to a server, each after a reply to the one before, and gives everything that it answered. */
async function say(port: number, lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    let said = 0;
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.on('data', (data) => {
      heard += data.toString('latin1');
      const line = lines[said];
      if (line !== undefined && /^\d{3} .*\r\n$/m.test(data.toString('latin1'))) {
        said++;
        socket.write(`${line}\r\n`);
      }
    });
    socket.once('close', () => resolve(heard));
    socket.once('error', reject);
  });
}
