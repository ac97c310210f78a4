import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { placeOf, releases } from '../../scripts/vscode.mjs';

const vsix = path.resolve('dist', 'imc-config.vsix');
/**
 * Packed bytes: what a user downloads. The bundles hold a language client, a server, and both again for the browser, some 740 KB. The
 * documentation adds 300 KB, 45 of them because its 240 pages are files: as one file it would be half of that, and no longer be
 * pages that the editor's own preview opens and follows links in.
 */
const LIMIT = 1100 * 1024;

let home: string;
let installed: string;
beforeAll(() => {
  if (!existsSync(vsix)) throw new Error('The extension is not packed yet: run `npm run package` (npm test does) first');
  home = mkdtempSync('/tmp/imc-package-');
  const { node, entry } = placeOf(releases.newest);
  const places = ['--user-data-dir', path.join(home, 'user'), '--extensions-dir', path.join(home, 'extensions'), '--config', path.join(home, 'config.yaml')];
  execFileSync(node, [entry, ...places, '--install-extension', vsix], { cwd: home, env: { ...process.env, HOME: home, EXTENSIONS_GALLERY: '{}' }, stdio: 'pipe' });
  installed = path.join(home, 'extensions', 'imc-config.imc-config-0.1.0');
});
afterAll(() => { rmSync(home, { recursive: true, force: true }); });

test('the package holds exactly what a user needs, and nothing of the workshop', () => {
  const pages = readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md') && name !== 'architecture.md').map((name) => `docs/${name}`);
  expect(pages.length).toBeGreaterThan(150);
  const expected = [
    '.vsixmanifest', 'LICENSE.txt', 'changelog.md', 'readme.md', 'package.json', 'package.nls.json', 'package.nls.de.json',
    'language-configuration.json', 'language-configuration.transcript.json', 'language-configuration.reg.json', 'l10n/bundle.l10n.de.json', 'l10n/sentences.de.json',
    'dist/extension.js', 'dist/extension.web.js', 'dist/server.js', 'dist/server.web.js', 'dist/third-party-notices.txt', 'dist/x509.js',
    'syntaxes/imc.tmLanguage.json', 'syntaxes/imc-transcript.tmLanguage.json', 'syntaxes/reg.tmLanguage.json', 'icons/imc-dark.svg', 'icons/imc-light.svg', 'media/icon.png',
    ...['mistakes', 'plan', 'provider', 'dequeue', 'messages'].flatMap((step) => ['md', 'nls.de.md', 'svg'].map((kind) => `media/walkthrough/${step}.${kind}`)), 'samples/mistakes.imc',
    ...pages,
  ];
  const present = readdirSync(installed, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(path.join(installed, name)).isFile());
  expect(present.sort()).toEqual(expected.sort());
});

test(`it is smaller than ${LIMIT / 1024} KB`, () => {
  expect(statSync(vsix).size).toBeLessThan(LIMIT);
});

test('no bundle reports to anybody, names a folder of the machine it was built on, or carries a source map', () => {
  for (const name of ['extension.js', 'extension.web.js', 'server.js', 'server.web.js']) {
    const bundle = readFileSync(path.join(installed, 'dist', name), 'utf8');
    expect(/applicationinsights|extension-telemetry|createTelemetryLogger\(|dc\.services\.visualstudio/i.test(bundle), `${name}: telemetry`).toBe(false);
    expect(bundle.includes(process.cwd()), `${name}: a path`).toBe(false);
  }
});

test('the notices name every package that is bundled', () => {
  const notices = readFileSync(path.join(installed, 'dist', 'third-party-notices.txt'), 'utf8');
  for (const name of ['vscode-languageclient', 'vscode-languageserver', 'vscode-jsonrpc', 'semver', 'minimatch']) {
    expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'm'));
  }
});

test('the page of the extension shows no picture that would have to be fetched, and no relative link that leads nowhere', () => {
  const page = readFileSync(path.join(installed, 'readme.md'), 'utf8');
  expect(page).not.toMatch(/!\[/);
  expect([...page.matchAll(/\]\((?!https:)/g)]).toEqual([]);
});

test('the server of the installed extension starts and finds a mistake', async () => {
  const server = spawn(process.execPath, [path.join(installed, 'dist', 'server.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  try {
    const found = new Promise<readonly { readonly code: string }[]>((resolve) => {
      connection.onNotification('textDocument/publishDiagnostics', ({ diagnostics }: { diagnostics: readonly { code: string }[] }) => resolve(diagnostics));
    });
    connection.listen();
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    await connection.sendNotification('initialized', {});
    const text = '[Header]\nVersion=1\n[Parameters]\nAlwaysUseETRN=1\nAlwaysUseTURN=1\n';
    await connection.sendNotification('textDocument/didOpen', { textDocument: { uri: 'file:///a.imc', languageId: 'imc', version: 1, text } });
    expect((await found).map(({ code }) => code)).toContain('etrn-and-turn');
    await connection.sendRequest('shutdown');
  } finally {
    connection.dispose();
    server.kill();
  }
});
