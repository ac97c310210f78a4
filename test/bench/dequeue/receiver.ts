import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { keepStream } from './kept-file.js';
import { receivePlainly } from './plain.js';
import { Talk } from './talk.js';

/*
 * One run of somebody who receives: `plain PORT FOLDER` and `smtp-server PORT FOLDER` ask the provider for a turn and take what comes;
 * `sink FOLDER` listens for fetchmail, says on which port, and ends when it is told to.
 */

const [kind = '', ...rest] = process.argv.slice(2);
if (kind === 'sink') await sink(rest[0] ?? '');
else await receive(kind, Number(rest[0]), rest[1] ?? '');

async function receive(kind: string, port: number, folder: string): Promise<void> {
  const talk = new Talk(connect({ host: '127.0.0.1', port }));
  await talk.reply('220');
  await talk.send('EHLO receiver.example\r\n');
  await talk.reply('250');
  await talk.send('AUTH CRAM-MD5\r\n');
  const challenge = Buffer.from((await talk.reply('334')).slice(4), 'base64');
  await talk.send(`${Buffer.from(`user ${createHmac('md5', 'not-a-secret').update(challenge).digest('hex')}`).toString('base64')}\r\n`);
  await talk.reply('235');
  await talk.send('ATRN example.com\r\n');
  await talk.reply('250');
  const early = talk.release();
  if (kind === 'plain') return receivePlainly(talk.socket, early, folder);
  if (early.length > 0) talk.socket.unshift(early);
  smtpServer(folder).connect(talk.socket, {});
}

function smtpServer(folder: string): SMTPServer {
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true, size: 1e9,
    onData(stream, { envelope }, done) {
      const reversePath = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
      keepStream(stream, folder, reversePath, envelope.rcptTo.map(({ address }) => address)).then(() => done(), done);
    },
  });
  server.on('error', (error) => {
    console.error(error);
    process.exitCode = 1;
  });
  return server;
}

async function sink(folder: string): Promise<void> {
  const server = createServer((socket) => receivePlainly(socket, Buffer.alloc(0), folder));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.send?.((server.address() as AddressInfo).port);
  process.once('disconnect', () => process.exit());
}
