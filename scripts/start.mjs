import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureInstalled, root } from './install.mjs';
import { tour } from './tour.mjs';
import { ensureVsCode, releases } from './vscode.mjs';

ensureInstalled();
const { packageExtension } = await import('./package.mjs');
const vsix = await packageExtension({ quiet: true });
if (!await tour()) process.exit(1);

const samples = path.join(root, 'samples');
console.log('\n── The same in an editor');
if (!process.argv.includes('--browser') && desktopCode()) await openDesktop();
else await openInBrowser();

function desktopCode() {
  return spawnSync('code', ['--version'], { shell: process.platform === 'win32' }).status === 0;
}

/** VS Code on this desktop, with the extension as it lies here; the user's own VS Code stays as it is. */
async function openDesktop() {
  const { status } = spawnSync('code', ['--new-window', `--extensionDevelopmentPath=${root}`, samples], { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`code ended with ${status}`);
  console.log('VS Code is open on the samples. Begin with mistakes.imc; then run "IMC: Start Practice Provider" and "IMC: Test Dequeue" from the Command Palette.');
}

/** VS Code in a browser, from npm, with settings and extensions of its own in a folder that is removed at the end. */
async function openInBrowser() {
  const { node, entry } = ensureVsCode(releases.newest);
  const home = mkdtempSync(path.join(tmpdir(), 'imc-start-'));
  const places = ['--user-data-dir', path.join(home, 'user'), '--extensions-dir', path.join(home, 'extensions'), '--config', path.join(home, 'config.yaml')];
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name)));
  const options = { cwd: home, env: { ...inherited, TMPDIR: home, EXTENSIONS_GALLERY: '{}' } };
  mkdirSync(path.join(home, 'user', 'User'), { recursive: true });
  writeFileSync(path.join(home, 'user', 'User', 'settings.json'), JSON.stringify({ 'workbench.startupEditor': 'none', 'telemetry.telemetryLevel': 'off', 'chat.disableAIFeatures': true, 'workbench.secondarySideBar.defaultVisibility': 'hidden' }));
  const installed = spawnSync(node, [entry, ...places, '--install-extension', vsix, '--force'], { ...options, encoding: 'utf8' });
  if (installed.status !== 0) throw new Error(`VS Code does not take the extension:\n${installed.stdout}${installed.stderr}`);
  const child = spawn(node, [
    entry, ...places, '--auth', 'none', '--bind-addr', '127.0.0.1:0', '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust',
    '--disable-getting-started-override',
  ], { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const end = () => {
    try {
      process.kill(-child.pid, 'SIGKILL'); // the group: extension hosts outlive their window
    } catch {
      // it has ended already
    }
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => { end(); process.exit(0); });
  let log = '';
  let said = false;
  const hear = (chunk) => {
    log += chunk;
    const origin = /listening on (http:\S+?)\/?\s/.exec(log)?.[1];
    if (said || origin === undefined) return;
    said = true;
    console.log(`VS Code is open at\n\n  ${origin}/?folder=${encodeURIComponent(samples)}\n`);
    console.log('Begin with mistakes.imc; then run "IMC: Start Practice Provider" and "IMC: Test Dequeue" from the Command Palette (F1). Ctrl+C here ends it.');
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const status = await new Promise((resolve) => child.once('exit', resolve));
  end();
  if (!said) throw new Error(`VS Code did not start (${status})\n${log}`);
}
