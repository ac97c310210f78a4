import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { CallingProvider } from './calling-provider.js';
import { picturesOfFailures, root, VsCode } from './vscode.js';
import type { Workbench } from './workbench.js';

const headOffice = readFileSync(path.join(root, 'samples', 'head-office.imc'), 'utf8');
/** Loopback addresses of their own, so that port 25 is free there. */
const [FIRST, SECOND] = ['127.0.0.27', '127.0.0.28'];
const LISTEN = { host: '127.0.0.29', port: 2525 };

/** A document whose plan asks these hosts with ETRN and logs in nowhere. */
const asking = (...hosts: readonly string[]): string => `[Header]
Version=1
Host=mail.example.com
[Site Addressing]
Domain=example.com
[Connections]
MessageDelivery=Forward
ForwardTo=${hosts.join(',')}
[Routing]
RerouteIncoming=Yes
RoutingTable=+
+example.com;<inbound>
[Parameters]
AlwaysUseETRN=1
RelayFlags=8
`;

let code: VsCode;
let bench: Workbench;
let mail: string;
beforeAll(async () => {
  code = await VsCode.start({
    files: { 'head-office.imc': headOffice, 'one.imc': asking(FIRST), 'two.imc': asking(FIRST, SECOND) },
    settings: { 'imc.dequeue.listen.address': LISTEN.host, 'imc.dequeue.listen.port': LISTEN.port, 'imc.dequeue.listen.wait': 20 },
  });
  bench = code.workbench;
  mail = path.join(path.dirname(code.workspace), 'mail');
  await mkdir(mail);
  await bench.ready();
});
// Whatever a test has left on the screen is no matter of the next one. Of such hooks the last comes first: pictures show what was left.
afterEach(async () => { await bench.tidy(); });
picturesOfFailures(() => code);
afterAll(async () => { await code?.stop(); });

test('before the first run the messages view says what it is for, and offers the next step', async () => {
  await bench.openFile('head-office.imc');
  await bench.command('IMC: Show Messages');
  await bench.page.getByText('What a test dequeue sees is listed here').waitFor();
  await bench.page.locator('.panel').getByRole('button', { name: 'Start Practice Provider' }).waitFor();
  await code.shot('messages-empty');
});

test('the plan view shows each request of the active document; a fact leads to its line', async () => {
  await bench.openFile('head-office.imc');
  await bench.showPlanView();
  await bench.row('ETRN @ smtp.provider.example:25').waitFor();
  await bench.row('EXAMPLE\\etrnuser').first().waitFor();
  await bench.row('AlwaysUseETRN is set').first().click();
  await bench.statusItem(/Ln 29, Col/).waitFor();
  await code.shot('plan-view');
});

test('a setting that waits for a restart of the service is named in the plan view once it has changed', async () => {
  await bench.openFile('head-office.imc');
  await bench.showPlanView();
  await bench.row('ETRN @ smtp.provider.example:25').waitFor();
  await bench.goTo(31, 11);
  await bench.page.keyboard.press('End');
  await bench.page.keyboard.press('Backspace');
  await bench.page.keyboard.type('4');
  // It is the first row; a view that somebody has moved about in stays where it is.
  await bench.showPlanView();
  await bench.row('RelayFlags has changed').waitFor();
  await code.shot('plan-restart');
  await bench.goTo(31, 11);
  for (let n = 0; n < 2; n++) await bench.page.keyboard.press('Control+Z');
  await bench.row('RelayFlags has changed').waitFor({ state: 'detached' });
});

test('with another mode and another verb the practice provider is asked, and the subjects of what it holds are listed', async () => {
  await bench.openFile('head-office.imc');
  await bench.command('IMC: Start Practice Provider');
  await bench.notification(/The practice provider listens at/).waitFor();
  await bench.command('IMC: Test Dequeue');
  await bench.choice('Verb: as planned').click();
  await bench.choice('ATRN').click();
  await bench.choice('(hold)').click();
  await bench.choice('(peek)').click();
  await bench.choice('The practice provider').filter({ hasText: 'ATRN for example.com' }).waitFor();
  await code.shot('dequeue-choice');
  await bench.choice('The practice provider').click();
  await bench.notification(/Mail would come: 127\.0\.0\.1 offered \d+ messages/).getByRole('button', { name: 'Show Messages' }).click();
  await bench.focusedRow('peek · the way works').waitFor();
  await bench.closeNotifications();
  await bench.row('Practice message 1 for example.com').first().waitFor();
  expect(await bench.row('Practice message 1 for example.com').first().textContent()).toMatch(/orders@shop\.example\.net · → user1@example\.com · .*stays with the provider/);
  // What a screen reader says of a row.
  await bench.page.locator('.panel [role="treeitem"][aria-label*="From orders@shop.example.net, To user1@example.com"]').first().waitFor();
  await code.shot('messages-peek');
});

test('mail is taken into a folder after a plain word about it; each message lies there whole, and opens as text', async () => {
  await bench.openFile('head-office.imc');
  await bench.command('IMC: Dequeue into Folder…');
  await bench.choice('The practice provider').click();
  await bench.chooseFolder(mail, 'Take Mail into This Folder');
  await bench.dialog.filter({ hasText: 'The mail leaves the provider' }).filter({ hasText: path.join(mail, 'new') }).waitFor();
  await code.shot('dequeue-consent');
  await bench.dialog.getByRole('button', { name: 'Take the Mail' }).click();
  await bench.notification('127.0.0.1 brought 9 messages, now saved here.').waitFor();
  const saved = (await readdir(path.join(mail, 'new'))).filter((name) => name.endsWith('.eml'));
  expect(saved).toHaveLength(9);
  await bench.notification('brought 9 messages').getByRole('button', { name: 'Show Messages' }).click();
  await bench.focusedRow('save · the way works').waitFor();
  await bench.row(/Practice message 2 for example\.com.*saved/).click();
  await bench.line('This is message 2 of the practice provider.').waitFor();
  await bench.line('.A line that begins with a dot.').waitFor();
  await code.shot('message');
  const row = bench.row(/Practice message 2 for example\.com.*saved/).first();
  await row.hover();
  await row.getByRole('button', { name: 'Show Where It Lies' }).click();
  await bench.notification(path.join(mail, 'new')).getByRole('button', { name: 'Copy Path' }).click();
  await expect.poll(() => bench.page.evaluate('navigator.clipboard.readText()')).toMatch(new RegExp(`^${mail}/new/.*\\.eml$`));
});

test('the folder is remembered, and what was taken is no longer offered', async () => {
  await bench.openFile('head-office.imc');
  await bench.command('IMC: Dequeue into Folder…');
  await bench.choice('The practice provider').click();
  await expect.poll(() => bench.input.inputValue()).toContain(mail);
  await bench.chooseFolder(mail, 'Take Mail into This Folder');
  await bench.dialog.getByRole('button', { name: 'Take the Mail' }).click();
  await bench.notification('has no mail waiting').waitFor();
});

test('two runs are laid side by side, and what was said alike is alike: the times are left out', async () => {
  await bench.command('IMC: Compare Transcripts of Two Runs');
  for (const mode of ['peek', 'save']) await bench.choice(mode).first().getByRole('checkbox').click();
  await bench.page.locator('.quick-input-widget:visible').getByRole('button', { name: 'OK' }).click();
  await bench.page.locator('.monaco-diff-editor').waitFor();
  await bench.line('-> EHLO mail.example.com').first().waitFor();
  await code.shot('compare');
  expect(await bench.visibleText()).not.toMatch(/^ *\d+ +->/m);
});

test('each request of a plan is a test: running it marks its line with what the provider said, and every document of the workspace has its item', async () => {
  const provider = await CallingProvider.start(FIRST);
  try {
    await bench.openFile('one.imc');
    await bench.goTo(7);
    await bench.page.locator('.glyph-margin-widgets .testing-run-glyph').first().click();
    await bench.choice('The provider of the plan').or(bench.dialog).first().waitFor();
    if (await bench.dialog.count() === 0) await bench.choice('The provider of the plan').click();
    await bench.dialog.getByRole('button', { name: 'Ask Now' }).click();
    await provider.asked;
    await provider.deliver(LISTEN, 'one for the test');
    await bench.page.locator('.glyph-margin-widgets [class*=codicon-testing-passed]').first().waitFor();
    await bench.line(`ForwardTo=${FIRST}`).filter({ hasText: 'ETRN example.com: 250 2.0.0 Queuing started' }).waitFor();
    await bench.command('Testing: Focus on Test Explorer View');
    const item = (text: string): Locator => bench.page.locator('.sidebar [role=treeitem]', { hasText: text });
    for (const name of ['one.imc', 'two.imc', 'head-office.imc']) await item(name).waitFor();
    await item('head-office.imc').click();
    await bench.page.keyboard.press('ArrowRight');
    await item('ETRN @ smtp.provider.example:25').waitFor();
    await code.shot('test-explorer');
  } finally {
    await provider.stop();
  }
});

test('the plan is exported as a page for the provider, and a new document has no problem', async () => {
  await bench.openFile('head-office.imc');
  await bench.command('IMC: Export Plan for Provider…');
  await bench.line('# Waiting mail: what our').waitFor();
  await code.shot('plan-export');
  await bench.command('IMC: New IMC Document');
  await bench.line('ForwardTo=smtp.provider.example').waitFor();
  await bench.page.keyboard.press('Escape');
  await bench.showPlanView();
  await bench.page.locator('.panel').getByText(/^Untitled-\d+$/).waitFor();
  await bench.row('ETRN @ smtp.provider.example:25').waitFor();
  await code.shot('new-document');
  await bench.showProblems();
  await bench.problem('one.imc').first().waitFor();
  expect(await bench.problem(/Untitled/).allTextContents()).toEqual([]);
});

test('two hosts are asked side by side, each with a line of its own', async () => {
  const [first, second] = [await CallingProvider.start(FIRST), await CallingProvider.start(SECOND)];
  try {
    await bench.openFile('two.imc');
    await bench.command('IMC: Test Dequeue');
    await bench.choice('The provider of the plan').click();
    await bench.dialog.getByRole('button', { name: 'Ask Now' }).click();
    await Promise.all([first.asked, second.asked]);
    await bench.notification('Test dequeue').filter({ hasText: `${FIRST}: ` }).filter({ hasText: `${SECOND}: ` }).waitFor();
    await bench.command('IMC: Show Messages');
    await bench.row(`${FIRST}: Waiting`).waitFor();
    await bench.row(`${SECOND}: Waiting`).waitFor();
    await code.shot('two-hosts');
    await Promise.all([first.deliver(LISTEN, 'one'), second.deliver(LISTEN, 'two')]);
    await bench.notification(/Mail would come|2 of 2 sessions/).waitFor();
  } finally {
    await Promise.all([first.stop(), second.stop()]);
  }
});

test('a window that dies in the middle of a message has lost nothing: the next one lists what was saved, and the rest is with the provider', async () => {
  const provider = await CallingProvider.start(FIRST);
  try {
    await bench.openFile('one.imc');
    await bench.command('IMC: Dequeue into Folder…');
    await bench.choice('The provider of the plan').click();
    await bench.chooseFolder(mail, 'Take Mail into This Folder');
    await bench.dialog.getByRole('button', { name: 'Take the Mail' }).click();
    await provider.asked;
    await provider.deliver(LISTEN, 'whole before the end');
    const half = await provider.deliverHalf(LISTEN, 'half when the end came');
    await bench.command('IMC: Show Messages');
    await bench.row(/1 message/).first().waitFor();
    await code.shot('save-running');
    process.kill(runningRun().pid, 'SIGKILL');
    await half.closed;
    expect(half.replies).not.toContain('250');
    await bench.page.reload();
    await bench.ready();
    await bench.openFile('one.imc');
    await bench.command('IMC: Show Messages');
    await bench.row('interrupted').waitFor();
    await bench.row('whole before the end').waitFor();
    expect(await bench.row('half when the end came').count()).toBe(0);
    await code.shot('interrupted');
  } finally {
    await provider.stop();
  }
});

test('runs outlive the window: after the reload the older ones are there, and their transcripts', async () => {
  await bench.command('IMC: Show Transcript of Last Dequeue');
  await bench.line('=== Test dequeue of').first().waitFor();
  await code.shot('transcript-after-reload');
});

test('no message and no part of one is in what VS Code and the extension wrote beside the folder for mail', async () => {
  const written = await code.everythingWritten();
  expect(written).toContain('Practice message 2 for example.com');
  expect(written).not.toContain('This is message 2 of the practice provider.');
  expect(written).not.toContain('This text is in');
});

/** The record of the run that goes on. */
function runningRun(): { readonly pid: number } {
  const home = path.dirname(code.workspace);
  const names = readdirSync(path.join(home, 'user'), { recursive: true, encoding: 'utf8' }).filter((name) => /runs\/[^/]+\.json$/.test(name));
  const runs = names.map((name) => JSON.parse(readFileSync(path.join(home, 'user', name), 'utf8')) as { readonly pid: number; readonly end: unknown });
  const running = runs.find(({ end }) => end === null);
  if (running === undefined) throw new Error('No run is written down as running');
  return running;
}

