import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, root } from './install.mjs';

const imc = path.join(root, 'dist', 'imc.js');
const account = 'PRACTICE\\user';

/**
 * Shows in the terminal what the product does, on the sample documents. Every line but the headings is the product's own
 * output. True when everything came out as it must.
 */
export async function tour() {
  const steps = [
    ['What is wrong in a document', ['check', 'samples/mistakes.imc'], 1],
    ['What is right in one', ['check', 'samples/head-office.imc', 'samples/branch-office.imc'], 0],
    ['Where its mail goes', ['route', 'samples/head-office.imc', 'boss@example.com', 'clerk@branch.example.com', 'customer@example.org'], 0],
    ['What the connector asks its provider for, and why', ['plan', 'samples/head-office.imc'], 0],
  ];
  for (const [title, args, expected] of steps) {
    const status = await run(title, args);
    if (status !== expected) return complain(args, status, expected);
  }
  return rehearse();
}

/** A test dequeue of the sample, asked of a practice provider that runs for this purpose. */
async function rehearse() {
  const folder = mkdtempSync(path.join(tmpdir(), 'imc-tour-'));
  const certificate = path.join(folder, 'provider.pem');
  const env = { ...process.env, IMC_PASSWORD: randomBytes(12).toString('base64url') };
  const callBack = `127.0.0.1:${await freePort()}`;
  const provider = start(
    'A practice provider that holds mail for example.com and example.net',
    ['provider', '--listen', '127.0.0.1:0', '--domain', 'example.com', '--domain', 'example.net', '--domain', 'branch.example.com',
      '--account', account, '--tls', '--ca-out', certificate, '--call-back', callBack], env, { aside: true },
  );
  try {
    const address = await provider.firstLine;
    const host = /(127\.0\.0\.1:\d+)/.exec(address)?.[1];
    if (host === undefined) return complain(['provider'], address, 'an address');
    const args = ['dequeue', 'samples/head-office.imc', '--host', host, '--account', account, '--tls', 'required', '--ca', certificate, '--listen', callBack, '--wait', '20'];
    const status = await run('A test dequeue: would the mail come? Nothing is taken from the provider', args, env);
    return status === 0 || complain(args, status, 0);
  } finally {
    await provider.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(title, args, env = process.env) {
  const { ended } = start(title, args, env);
  return ended;
}

/** Starts the product; what it prints goes to this terminal as it comes. */
function start(title, args, env, { aside = false } = {}) {
  console.log(`\n── ${title}\n$ imc ${args.join(' ')}`);
  const child = spawn(process.execPath, [imc, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let heard = '';
  let hasLine;
  const firstLine = new Promise((resolve) => { hasLine = resolve; });
  child.stdout.on('data', (chunk) => {
    heard += chunk;
    // What speaks while another is speaking is set off by a bar.
    process.stdout.write(aside ? String(chunk).replace(/^(?=.)/gm, '│ ') : chunk);
    if (heard.includes('\n')) hasLine(heard.split('\n', 1)[0]);
  });
  const ended = new Promise((resolve) => child.once('close', (status, signal) => {
    hasLine(heard);
    resolve(status ?? signal);
  }));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { firstLine, ended, stop };
}

function complain(args, status, expected) {
  console.error(`\nThe tour stops here: "imc ${args[0]}" ended with ${status}, expected was ${expected}.`);
  return false;
}

async function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.argv.includes('--built')) {
    ensureInstalled();
    const { buildAll } = await import('./build.mjs');
    await buildAll();
  }
  process.exitCode = await tour() ? 0 : 1;
}
