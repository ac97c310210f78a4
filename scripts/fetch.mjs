import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { ensureDebianPackages } from './debian.mjs';
import { ensurePostfix } from './postfix.mjs';
import { ensureServers } from './servers.mjs';
import { ensureVsCode, releases } from './vscode.mjs';

/* What the tests with real programs need. Fetching takes minutes in which the network works more than the machine, so it is done beside the other steps. */

const PARTS = {
  servers() {
    ensurePostfix();
    ensureServers();
  },
  chromium: () => ensureDebianPackages('the tests in a real VS Code', [{ name: 'chromium', file: '/usr/bin/chromium' }]),
  newest: () => void ensureVsCode(releases.newest),
  floor: () => void ensureVsCode(releases.floor),
};

/**
 * Fetches these parts one after the other, in another process that stands back behind the others. What it says is kept until somebody waits for it.
 *
 * @param {readonly (keyof typeof PARTS)[]} parts
 * @returns a function that resolves to what was said when all is there, and rejects with it where something could not be had
 */
export function fetching(...parts) {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), ...parts], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => (status === 0 ? resolve(said) : reject(new Error(said))));
  });
  ended.catch(() => undefined);
  return () => ended;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  setPriority(5);
  try {
    for (const part of process.argv.slice(2)) PARTS[part]();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
