import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { picturesOfFailures, VsCode } from './vscode.js';
import type { Workbench } from './workbench.js';

const KEY = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters';
const exported = [
  'Windows Registry Editor Version 5.00', '', `[${KEY.replace('Services', 'Service')}]`, '"AlwaysUseETRN"=dword:00000001', '"RelayFlags"=dword:00000008', '"TurfDir"="C:\\\\exchsrvr\\\\turf"', '', `[${KEY}]`, '',
].join('\r\n');
const office = (more: string) => `[Header]\nVersion=1\nHost=mail.example.com\n[Routing]\nRerouteIncoming=Yes\nRoutingTable=+\n+example.com;<inbound>\n${more}`;
const SCRIPT = `' Sets one value\nSet shell = CreateObject("WScript.Shell")\nshell.RegWrite "HKLM\\SYSTEM\\CurrentControlSet\\Service\\MSExchangeIMC\\Parameters\\AlwaysUseTURN", 1, "REG_DWORD"\nMsgBox "done"\n`;

// One VS Code for the whole file, as a person would use it: the tests follow one another.
let code: VsCode;
let bench: Workbench;
beforeAll(async () => {
  code = await VsCode.start({
    files: {
      'marked.reg': Buffer.from(`\ufeff${exported}`, 'utf16le'),
      'unmarked.reg': Buffer.from(exported, 'utf16le'),
      'other.reg': 'REGEDIT4\r\n\r\n[HKEY_CURRENT_USER\\Software\\Example]\r\n"AlwaysUseETRN"=dword:00000007\r\nnonsense\r\n',
      'script.vbs': SCRIPT,
      'north.imc': office('[Parameters]\nAlwaysUseETRN=1\nRelayFlags=10\n'),
      'offices/south.imc': office('; a second document\n'),
    },
  });
  bench = code.workbench;
  await bench.ready();
});
picturesOfFailures(() => code);
afterAll(async () => { await code?.stop(); });

test('a registry export in UTF-16 opens right, has colours, and shows its mistakes', async () => {
  await bench.openFile('marked.reg');
  await bench.line('"AlwaysUseETRN"=dword:00000001').waitFor();
  await bench.statusItem('UTF-16 LE').first().waitFor();
  await bench.statusItem('Registry File').first().waitFor();
  await bench.showProblems();
  await bench.problem('misprinted-key').waitFor();
  expect(await bench.coloursOf('"AlwaysUseETRN"=dword:00000001')).toBeGreaterThan(2);
  await code.shot('registry');
});

test('a hover explains the value, and its data bit by bit', async () => {
  await bench.goTo(5, 5);
  await bench.hoverAt('RelayFlags', 30);
  await bench.hover.filter({ hasText: 'Q193922' }).waitFor();
  await bench.page.keyboard.press('Escape');
  await bench.hoverAt('RelayFlags', 200);
  await bench.hover.filter({ hasText: /8.*log/s }).waitFor();
  await code.shot('registry-hover');
  await bench.page.keyboard.press('Escape');
});

test('a quick fix puts the key right, and the file keeps its encoding and its line ends', async () => {
  await bench.goTo(3, 60);
  await bench.until('.action-widget', () => bench.page.keyboard.press('Control+.'));
  await bench.page.locator('.action-widget .monaco-list-row.focused', { hasText: 'Change to Services' }).waitFor();
  await bench.page.keyboard.press('Enter');
  await bench.problem('misprinted-key').waitFor({ state: 'detached' });
  await bench.page.keyboard.press('Control+S');
  await expect.poll(async () => (await readFile(path.join(code.workspace, 'marked.reg'))).equals(Buffer.from(`\ufeff${exported.replace('Service\\', 'Services\\')}`, 'utf16le')), { timeout: 10_000 }).toBe(true);
});

test('completion offers the values of the key, and formatting changes no byte', async () => {
  await bench.goTo(9, 1);
  await bench.page.keyboard.type('"Disable');
  await bench.until('.suggest-widget.visible', () => bench.page.keyboard.press('Control+Space'));
  await bench.suggestion('DisableETRN').waitFor();
  await code.shot('registry-completion');
  await bench.page.keyboard.press('Escape');
  await bench.command('File: Revert File');
  await bench.line('"Disable').waitFor({ state: 'detached' });
  await bench.command('Format Document');
  await expect.poll(() => bench.tab('marked.reg').getAttribute('class')).not.toContain('dirty');
});

test('an export in UTF-16 without a mark opens right too', async () => {
  await bench.openFile('unmarked.reg');
  await bench.line('"AlwaysUseETRN"=dword:00000001').waitFor();
  await bench.statusItem('UTF-16 LE').first().waitFor();
  await bench.problem('misprinted-key').waitFor();
});

test('a script keeps its language, and a write to a misprinted key is underlined in it; a file that is nothing of ours shows nothing', async () => {
  await bench.openFile('other.reg');
  await bench.statusItem('Registry File').first().waitFor();
  await bench.openFile('script.vbs');
  await bench.statusItem('Visual Basic').first().waitFor();
  await bench.problem('misprinted-key').nth(1).waitFor();
  await bench.squiggle('error').first().waitFor();
  await code.shot('script');
  expect(await bench.problem('other.reg').count()).toBe(0);                 // it was opened before, and asked about before
});

test('a domain that another document of the folder takes in too is a warning that leads there, and goes with the reason', async () => {
  await bench.openFile('north.imc');
  await bench.problem('claimed-twice').waitFor();
  await bench.problem('Here mail for example.com is taken in too').waitFor();
  await code.shot('claimed-twice');
  await bench.problem('Here mail for example.com is taken in too').dblclick();
  await bench.tab('south.imc').waitFor();
  await bench.line('; a second document').waitFor();
  await bench.goTo(7, 2);
  await bench.page.keyboard.type('south.');
  await expect.poll(() => bench.problem('claimed-twice').count(), { timeout: 10_000 }).toBe(0);
  await bench.command('File: Revert File');
  await bench.problem('claimed-twice').first().waitFor();
});

test('a new name for a domain goes into every document, and one that cannot be is refused with the reason', async () => {
  await bench.openFile('north.imc');
  await bench.goTo(7, 4);
  await bench.rename('not a name');
  await bench.page.locator('.monaco-editor-overlaymessage, .notification-toast', { hasText: '“not a name” cannot be its name' }).first().waitFor();
  await code.shot('rename-refused');
  await bench.page.keyboard.press('Escape');
  await bench.rename('example.org');
  await bench.line('+example.org;<inbound>').waitFor();
  await bench.tab('south.imc').click();
  await bench.line('+example.org;<inbound>').waitFor();
  await code.shot('renamed');
});

test('links stand above what starts a dequeue, and behind a sum its bits', async () => {
  await bench.openFile('north.imc');
  await bench.line('RelayFlags=10').filter({ hasText: '= 2 + 8' }).waitFor();
  const links = bench.page.locator('.codelens-decoration');
  await links.filter({ hasText: 'Where does mail go?' }).waitFor();
  await links.filter({ hasText: 'No host is known to ask' }).waitFor();
  await code.shot('lenses');
  await bench.until('.webview.ready', () => links.getByText('Show plan').click());
  await bench.webview.getByRole('heading', { name: /Dequeue plan of north.imc/ }).waitFor();
});

test('a document and an export are compared by meaning, side by side', async () => {
  await bench.openFile('north.imc');
  await bench.command('IMC: Compare with Registry Export…');
  await bench.choice(/^marked\.reg/).click();
  await bench.tab('north.imc and marked.reg, by meaning').waitFor();
  await bench.line('RelayFlags  REG_DWORD  10').first().waitFor();
  await bench.line('RelayFlags  REG_DWORD  8').first().waitFor();
  await bench.line('TurfDir  (not here)').first().waitFor();
  await bench.notification('Values that differ: 1; only in north.imc: 0; only in marked.reg: 1; the same: 1').waitFor();
  expect(await bench.problem('Values of').or(bench.problem(', values')).count()).toBe(0);
  await code.shot('compared');
});

test('"Check Workspace" shows the problems of files that nobody opened', async () => {
  await bench.command('View: Close All Editors');
  await expect.poll(() => bench.problem('misprinted-key').count(), { timeout: 10_000 }).toBe(0);
  await bench.command('IMC: Check Workspace');
  await bench.problem('unmarked.reg').first().waitFor();
  await bench.problem('south.imc').first().waitFor();
  await code.shot('check-workspace');
});
