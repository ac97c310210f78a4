import { afterAll, beforeAll, expect, test } from 'vitest';
import { delicateMessages, say, until } from '../harness/real-server.js';
import { Postfix } from './postfix.js';

let postfix: Postfix;
beforeAll(async () => { postfix = await Postfix.start(); });
afterAll(async () => { await postfix?.stop(); });

test('the provider of these tests holds what is handed to it, and offers ETRN, STARTTLS and CRAM-MD5', async () => {
  await postfix.hold(delicateMessages());
  expect(postfix.held()).toBe(5);
  const replies = await say(postfix.port, ['EHLO client.example.com', 'QUIT']);
  expect(replies).toMatch(/250-ETRN\r\n/);
  expect(replies).toMatch(/250-STARTTLS\r\n/);
  expect(replies).toMatch(/250-AUTH .*CRAM-MD5/);
  await until(() => postfix.disconnects() >= 2, 'Postfix has not logged the ends of the connections');
  expect(postfix.authAttempts()).toBe(0);
});
