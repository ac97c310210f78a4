import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { placeOf, releases } from '../../scripts/vscode.mjs';
import { Workbench } from './workbench.js';

export const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
export const vsix = path.join(root, 'dist', 'imc-config.vsix');
export const shots = path.join(root, '.cache', 'shots');

/** Which VS Code the tests run in: the newest, or with IMC_VSCODE=floor the oldest that the manifest promises. */
export const release = process.env['IMC_VSCODE'] === 'floor' ? releases.floor : releases.newest;

export interface Options {
  /** Files of the workspace, by name. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Workspace Trust is on, so that the folder starts in Restricted Mode; otherwise everything is trusted. */
  readonly restricted?: true;
  /** The extension runs in the browser's worker instead of beside the server. */
  readonly web?: true;
  /** The language of the editor, of which only our own words are there; English where it is not given. */
  readonly language?: 'de';
}

/** What every run starts from: nothing moves, nothing greets, nothing asks the network. */
const QUIET = {
  'workbench.reduceMotion': 'on', 'workbench.startupEditor': 'none', 'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden', 'chat.disableAIFeatures': true, 'extensions.ignoreRecommendations': true,
  'git.enabled': false, 'editor.hover.delay': 100, 'security.workspace.trust.startupPrompt': 'never', 'telemetry.telemetryLevel': 'off', 'extensions.autoCheckUpdates': false, 'files.autoSave': 'off',
};

/** A real VS Code on a free loopback port with our packed extension in it, and a browser that looks at it. */
export class VsCode {
  private constructor(
    /** Everything of this run: settings, extensions, logs and the workspace. */
    private readonly home: string,
    private readonly child: ChildProcess,
    private readonly closeBrowser: () => Promise<void>,
    readonly workbench: Workbench,
    /** What the page tried to reach beyond loopback; such requests are refused. */
    readonly outside: ReadonlySet<string>,
    readonly workspace: string,
  ) {}

  static async start(options: Options): Promise<VsCode> {
    const place = placeOf(release);
    if (!existsSync(place.entry)) throw new Error('VS Code is not here yet: run `node scripts/vscode.mjs` (npm test does) first');
    if (!existsSync(vsix)) throw new Error('The extension is not packed yet: run `npm run package` (npm test does) first');
    const home = await mkdtemp('/tmp/imc-code-'); // short: UNIX sockets lie under it, and their paths may have 108 bytes
    const [user, extensions, workspace] = ['user', 'extensions', 'workspace'].map((name) => path.join(home, name)) as [string, string, string];
    for (const scope of ['User', 'Machine']) await mkdir(path.join(user, scope), { recursive: true });
    await mkdir(extensions);
    await mkdir(workspace);
    const settings = { ...QUIET, ...(options.web ? { 'remote.extensionKind': { 'imc-config.imc-config': ['web'] } } : {}), ...options.settings };
    for (const scope of ['User', 'Machine']) await writeFile(path.join(user, scope, 'settings.json'), JSON.stringify(settings));
    for (const [name, text] of Object.entries(options.files)) {
      await mkdir(path.dirname(path.join(workspace, name)), { recursive: true });
      await writeFile(path.join(workspace, name), text);
    }
    const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$|VITEST)/.test(name)));
    const env = { ...inherited, HOME: home, TMPDIR: home, EXTENSIONS_GALLERY: '{}' };
    const places = ['--user-data-dir', user, '--extensions-dir', extensions, '--config', path.join(home, 'config.yaml')];
    await promisify(execFile)(place.node, [place.entry, ...places, '--install-extension', vsix, '--force'], { cwd: home, env });
    if (options.language !== undefined) await writeLanguagePack(user, options.language);
    const child = spawn(place.node, [
      place.entry, ...places, ...(options.language === undefined ? [] : ['--locale', options.language]), '--auth', 'none', '--bind-addr', '127.0.0.1:0', '--disable-telemetry', '--disable-update-check',
      '--disable-getting-started-override', ...(options.restricted ? [] : ['--disable-workspace-trust']),
    ], { cwd: home, env, detached: true }); // a process group of its own: an extension host outlives its window by hours
    const kill = (): void => endGroup(child);
    process.once('exit', kill);
    child.once('exit', () => process.off('exit', kill));
    try {
      const origin = await address(child);
      const { page, outside, close } = await look(`${origin}/?folder=${encodeURIComponent(workspace)}`);
      return new VsCode(home, child, close, new Workbench(page), outside, workspace);
    } catch (error) {
      endGroup(child);
      throw error;
    }
  }

  /**
   * Changes settings while VS Code runs; it takes them from the files as a person's change. Settings that belong to a machine
   * are read from the machine's own file, because this workbench is one that works on another computer.
   */
  async set(settings: Readonly<Record<string, unknown>>): Promise<void> {
    for (const scope of ['User', 'Machine']) {
      const file = path.join(this.home, 'user', scope, 'settings.json');
      const before = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
      await writeFile(file, JSON.stringify({ ...before, ...settings }));
    }
    await pause(1500); // VS Code watches the files and gathers changes for a while
  }

  /** The processes of this run whose command line has a text in it. */
  async pids(text: string): Promise<readonly number[]> {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
    return pids.filter((_pid, index) => lines[index]?.includes(this.home) && lines[index].includes(text)).map(Number);
  }

  /** Takes a picture into `.cache/shots`, for people to look at. */
  async shot(name: string): Promise<void> {
    await mkdir(shots, { recursive: true });
    await this.workbench.page.screenshot({ path: path.join(shots, `${name}-${release.vscode}.png`) });
  }

  /** The text of the extension's own log file. */
  async log(): Promise<string> {
    const folder = path.join(this.home, 'user', 'logs');
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    const ours = names.filter((name) => /imc-config/.test(name) && name.endsWith('.log'));
    return (await Promise.all(ours.map((name) => readFile(path.join(folder, name), 'utf8')))).join('\n');
  }

  /** Every file that VS Code wrote in this run, as one text: whatever must not be anywhere is looked for here. */
  async everythingWritten(): Promise<string> {
    const names = await readdir(path.join(this.home, 'user'), { recursive: true, withFileTypes: true });
    const texts = names.filter((entry) => entry.isFile()).map((entry) => readFile(path.join(entry.parentPath, entry.name), 'latin1').catch(() => ''));
    return (await Promise.all(texts)).join('\n');
  }

  async stop(): Promise<void> {
    await this.closeBrowser();
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = new Promise((resolve) => this.child.once('exit', resolve));
      this.child.kill(); // politely first, so that the extension's deactivate() runs
      await Promise.race([ended, pause(5000)]);
    }
    endGroup(this.child);
    await rm(this.home, { recursive: true, force: true, maxRetries: 5, retryDelay: 300 });
  }
}

/** After a failed test, takes a picture of what was there instead. */
export function picturesOfFailures(code: () => VsCode | undefined): void {
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await code()?.shot(`failed-${task.name.replace(/\W+/g, '-').slice(0, 60)}`);
  });
}

/** Opens a page in a browser that reaches nothing beyond loopback. */
export async function look(url: string): Promise<{ page: Page; outside: ReadonlySet<string>; close(): Promise<void> }> {
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
  const close = (): Promise<void> => browser.close();
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, permissions: ['clipboard-read', 'clipboard-write'] });
    const outside = new Set<string>();
    await context.route((each) => !['127.0.0.1', 'localhost'].includes(each.hostname) && /^(http|ws)s?:/.test(String(each)), async (route) => {
      outside.add(route.request().url());
      await route.abort();
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(url);
    return { page, outside, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** VS Code speaks a language only where it knows of a pack for it: this one translates nothing of its own. */
async function writeLanguagePack(user: string, language: string): Promise<void> {
  const translations = path.join(user, 'main.i18n.json');
  await writeFile(translations, JSON.stringify({ version: '1.0.0', contents: {} }));
  const pack = { hash: 'tests', label: language, extensions: [{ extensionIdentifier: { id: `imc-test.language-${language}` }, version: '1.0.0' }], translations: { vscode: translations } };
  await writeFile(path.join(user, 'languagepacks.json'), JSON.stringify({ [language]: pack }));
}

async function address(child: ChildProcess): Promise<string> {
  let log = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      log += chunk.toString();
      const origin = /listening on (http:\S+?)\/?\s/.exec(log)?.[1];
      if (origin !== undefined) resolve(origin);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`code-server ended with ${code}\n${log}`)));
  });
}

function endGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // nothing of it is left
  }
}
