import { readFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProvider } from '../../client/src/provider/provider.js';
import { picturesOfFailures, root, VsCode } from './vscode.js';
import type { Workbench } from './workbench.js';

const [headOffice, branchOffice] = ['head-office.imc', 'branch-office.imc'].map((name) => readFileSync(path.join(root, 'samples', name), 'utf8')) as [string, string];
/** A loopback address of its own, so that port 25 is free there whatever else runs on this machine. */
const PROVIDER = '127.0.0.25';
/** The same document with a provider that can be reached from here. */
const nearby = headOffice.replaceAll('smtp.provider.example', PROVIDER);
const [WRONG, RIGHT] = ['not-the-password', 'the-one-and-only'];

let code: VsCode;
let bench: Workbench;
let certificate: string;
beforeAll(async () => {
  // The file that the settings name is filled when the provider has made its certificate.
  certificate = path.join('/tmp', `imc-provider-${process.pid}.pem`);
  code = await VsCode.start({ files: { 'head-office.imc': headOffice, 'branch-office.imc': branchOffice, 'nearby.imc': nearby }, settings: { 'imc.dequeue.ca': '', 'imc.dequeue.timeout.greeting': 120 } });
  bench = code.workbench;
  await bench.ready();
});
picturesOfFailures(() => code);
afterAll(async () => {
  await code?.stop();
  await rm(certificate, { force: true });
});

test('while a practice provider runs, Test Dequeue offers it first, and its mail is offered and held', async () => {
  await bench.openFile('head-office.imc');
  await bench.command('IMC: Start Practice Provider');
  await bench.notification(/The practice provider listens at 127\.0\.0\.1:\d+ and holds 9 messages/).waitFor();
  await code.shot('provider-started');
  await bench.command('IMC: Test Dequeue');
  await bench.choice('The practice provider').waitFor();
  expect(await bench.choice(/./).first().textContent()).toContain('The practice provider');
  await code.shot('dequeue-who');
  await bench.choice('The practice provider').click();
  await bench.notification('Mail would come: 127.0.0.1 offered 9 messages, and every one of them is still there.').waitFor();
  await code.shot('dequeue-outcome');
});

test('the transcript shows what was said, and the login is not in it', async () => {
  await bench.notification('Mail would come').getByRole('button', { name: 'Show Transcript' }).click();
  await bench.tab('Transcript of head-office.imc').waitFor();
  await bench.line('«redacted»').first().waitFor();
  const text = await bench.visibleText();
  expect(text).toMatch(/-> EHLO mail\.example\.com/);
  expect(text).toMatch(/AUTH \S+ ?«redacted»/);
  await code.shot('transcript');
});

test('the same provider asked a second time still has all its mail', async () => {
  await bench.closeNotifications();
  await bench.openFile('head-office.imc');
  await bench.command('IMC: Test Dequeue');
  await bench.choice('The practice provider').click();
  await bench.notification('offered 9 messages').waitFor();
  await bench.command('IMC: Stop Practice Provider');
  await bench.notification('The practice provider has ended').waitFor();
});

test('a practice provider that is started from a transcript holds the mail of the document behind it', async () => {
  await bench.closeNotifications();
  await bench.command('IMC: Show Transcript of Last Dequeue');
  await bench.line('=== Test dequeue of').first().waitFor();
  await bench.command('IMC: Start Practice Provider');
  await bench.notification('holds 9 messages').waitFor();
  await bench.command('IMC: Stop Practice Provider');
  await bench.notification('The practice provider has ended').waitFor();
});

test('a branch office that uses TURN logs in and has its mail offered on the same connection', async () => {
  await bench.closeNotifications();
  await bench.openFile('branch-office.imc');
  await bench.command('IMC: Start Practice Provider');
  await bench.notification(/The practice provider listens at/).waitFor();
  await bench.command('IMC: Test Dequeue');
  await bench.choice('TURN').filter({ hasText: 'The practice provider' }).click();
  await bench.notification(/Mail would come: 127\.0\.0\.1 offered \d+ messages/).getByRole('button', { name: 'Show Transcript' }).click();
  await bench.tab('Transcript of branch-office.imc').waitFor();
  await bench.line(' ~> TURN').first().waitFor();
  await code.shot('transcript-turn');
  await bench.command('IMC: Stop Practice Provider');
  await bench.closeNotifications();
});

test('hosts of a document are shown before anything connects; progress has steps; Cancel ends it at once', async () => {
  const silent = await silentServer();
  try {
    await bench.openFile('nearby.imc');
    await bench.command('IMC: Test Dequeue');
    await bench.choice('The provider of the plan').filter({ hasText: `${PROVIDER}:25` }).click();
    await bench.dialog.filter({ hasText: `${PROVIDER}:25` }).waitFor();
    await bench.dialog.filter({ hasText: 'EXAMPLE\\etrnuser' }).waitFor();
    expect(silent.connections()).toBe(0);
    await code.shot('dequeue-confirm');
    await bench.dialog.getByRole('button', { name: 'Ask Now' }).click();
    await bench.input.fill(WRONG);
    await bench.page.keyboard.press('Enter');
    await bench.notification(`Test dequeue: ${PROVIDER}: `).waitFor();
    await bench.statusItem('Test dequeue').waitFor();
    await silent.connected;
    await code.shot('dequeue-progress');
    const before = Date.now();
    await bench.notification('Test dequeue').hover();
    await bench.notification('Test dequeue').getByRole('button', { name: 'Cancel' }).click();
    await silent.disconnected;
    expect(Date.now() - before).toBeLessThan(3000);
    await bench.notification(/cancelled/i).waitFor();
    await bench.statusItem('Test dequeue').waitFor({ state: 'detached' });
    await code.shot('dequeue-cancelled');
  } finally {
    await silent.stop();
  }
});

test('a wrong password is tried once and asked for again next time; the right one is kept and not asked for again', async () => {
  const provider = await startProvider({
    domains: ['example.com', 'example.net', 'branch.example.com'], host: PROVIDER, port: 25, account: 'EXAMPLE\\etrnuser', password: RIGHT, tls: true,
  });
  try {
    await writeFile(certificate, provider.certificatePem ?? '');
    await code.set({ 'imc.dequeue.ca': certificate });
    await bench.closeNotifications();
    const check = async (password: string | undefined): Promise<void> => {
      await bench.openFile('nearby.imc');
      await bench.command('IMC: Check Connection to Provider');
      await bench.dialog.getByRole('button', { name: 'Connect' }).click();
      if (password === undefined) return;
      await bench.page.locator('.quick-input-title', { hasText: `Password of EXAMPLE\\etrnuser at ${PROVIDER}` }).waitFor();
      expect(await bench.input.getAttribute('type')).toBe('password');
      await bench.input.fill(password);
      await bench.page.keyboard.press('Enter');
    };
    await check(WRONG);
    await bench.notification('refused the account or the password').waitFor();
    expect(provider.ledger.logins).toHaveLength(1);
    await code.shot('wrong-password');
    await bench.closeNotifications();
    await check(RIGHT); // the box is there again: the wrong one was not kept
    await bench.notification(`${PROVIDER} offers what the dequeue needs`).waitFor();
    await bench.closeNotifications();
    await check(undefined); // no box: the right one was kept
    await bench.notification(`${PROVIDER} offers what the dequeue needs`).waitFor();
    expect(provider.ledger.logins.map(({ accepted }) => accepted)).toEqual([false, true, true]);
  } finally {
    await provider.stop();
  }
});

test('a refusal is said with the reply and the advice: in short in the notification, whole in the transcript', async () => {
  const provider = await startProvider({ domains: ['example.com'], host: PROVIDER, port: 25, account: 'EXAMPLE\\etrnuser', password: RIGHT, tls: true, faults: ['459@ask'] });
  try {
    await writeFile(certificate, provider.certificatePem ?? '');
    await bench.closeNotifications();
    await bench.openFile('nearby.imc');
    await bench.command('IMC: Test Dequeue');
    await bench.choice('The provider of the plan').click();
    await bench.dialog.getByRole('button', { name: 'Ask Now' }).click();
    const said = bench.notification('459 As it was asked to').filter({ hasText: 'Have the provider hold the mail of this domain' });
    await said.waitFor();
    await code.shot('refused');
    await said.getByRole('button', { name: 'Show Transcript' }).click();
    await bench.line('=== 127.0.0.25:25, ETRN: refused').first().waitFor();
    await bench.command('Go to Line/Column');
    await bench.input.fill(':1000');
    await bench.page.keyboard.press('Enter');
    await bench.line('Have the provider hold the mail of this domain').filter({ hasText: '(Q183476)' }).waitFor();
    await bench.line('ETRN example.com: 459 As it was asked to').first().waitFor();
    await code.shot('refused-transcript');
  } finally {
    await provider.stop();
  }
});

test('no password is in anything that VS Code wrote to disk, nor its base64', async () => {
  const written = await code.everythingWritten();
  expect(written.length).toBeGreaterThan(1000);
  expect(written.includes('offers what the dequeue needs'), 'our own log is among it').toBe(true);
  for (const secret of [WRONG, RIGHT].flatMap((password) => [password, Buffer.from(password).toString('base64').replace(/=+$/, '')])) {
    expect(written.includes(secret), `"${secret}" was written`).toBe(false);
  }
});

/** Somebody who picks up and says nothing. */
async function silentServer(): Promise<{ connections(): number; connected: Promise<void>; disconnected: Promise<void>; stop(): Promise<void> }> {
  let count = 0;
  const sockets = new Set<Socket>();
  let [connected, disconnected]: (() => void)[] = [];
  const server: Server = createServer((socket) => {
    count++;
    sockets.add(socket);
    connected?.();
    socket.on('error', () => undefined);
    socket.once('close', () => disconnected?.());
    socket.resume();
  });
  const promises = { connected: new Promise<void>((resolve) => { connected = resolve; }), disconnected: new Promise<void>((resolve) => { disconnected = resolve; }) };
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(25, PROVIDER, resolve));
  return {
    connections: () => count,
    ...promises,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
