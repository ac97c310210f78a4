import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DequeueResult } from '../../client/src/dequeue/result.js';
import type { Ledger, LedgerMessage } from '../../client/src/provider/ledger.js';
import type { Provider, ProviderEvent } from '../../client/src/provider/options.js';
import { startProvider } from '../../client/src/provider/provider.js';
import { ACCOUNT, PASSWORD } from '../harness/dequeue-bed.js';

/* The real program saves from a provider that keeps a ledger, and is killed in the middle of it, over and over. */

/** More for a long night: IMC_KILLS=500. */
const KILLS = Number(process.env['IMC_KILLS'] ?? 50);
/** A run that is killed takes at most some ten of them. */
const MESSAGES = 12 * KILLS + 50;

let home: string;
let program: string;
beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'imc-kill-'));
  program = path.join(home, 'imc.js');
  await build({
    entryPoints: ['cli/src/main.ts'], outfile: program, bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'error',
    plugins: [{ name: 'certificates apart', setup: ({ onResolve }) => onResolve({ filter: /\/x509\.js$/ }, () => ({ path: './x509.js', external: true })) }],
  });
}, 60_000);
afterAll(() => rmSync(home, { recursive: true, force: true }), 60_000);

function save(provider: Provider, folder: string): ChildProcess {
  const args = ['dequeue', '--host', `127.0.0.1:${provider.port}`, '--verb', 'ATRN', '--account', ACCOUNT, '--plaintext-auth', '--mode', 'save', '--folder', folder, '--limit', '10000', '--format', 'json'];
  return spawn(process.execPath, [program, ...args], { env: { PATH: process.env['PATH'], IMC_PASSWORD: PASSWORD }, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** The SHA-256 of every message in the folder, each checked to have its envelope. */
function kept(folder: string): readonly string[] {
  const names = readdirSync(path.join(folder, 'new'));
  return names.filter((name) => name.endsWith('.eml')).map((name) => {
    const sha256 = createHash('sha256').update(readFileSync(path.join(folder, 'new', name))).digest('hex');
    const envelope = JSON.parse(readFileSync(path.join(folder, 'new', name.replace(/eml$/, 'json')), 'utf8')) as { readonly sha256: string };
    expect(envelope.sha256, `${name} is whole`).toBe(sha256);
    return sha256;
  });
}

function delivered({ messages }: Ledger): readonly LedgerMessage[] {
  return messages.filter(({ state }) => state === 'delivered');
}

test(`killed ${KILLS} times while it saves, imc has on disk whatever the provider has let go`, { timeout: 60_000 + 3000 * KILLS }, async () => {
  const folder = path.join(home, 'mail');
  let heard: (event: ProviderEvent) => void = () => undefined;
  const provider = await startProvider({ domains: ['example.com'], messages: MESSAGES, account: ACCOUNT, password: PASSWORD, onEvent: (event) => heard(event) });
  try {
    let inTheMiddle = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = save(provider, folder);
      const gone = new Promise((resolve) => child.once('exit', resolve));
      // After some messages, and then at any moment of the next ones.
      let left = Math.floor(Math.random() * 6);
      heard = ({ kind }) => {
        const moment = kind === 'asked' || kind === 'delivered';
        if (!moment || left-- > 0) return;
        heard = () => undefined;
        setTimeout(() => child.kill('SIGKILL'), Math.random() * 8);
      };
      await gone;
      expect(child.signalCode).toBe('SIGKILL');
      const here = new Set(kept(folder));
      for (const { id, sha256 } of delivered(provider.ledger)) expect(here.has(sha256), `message ${id} is let go by the provider and not here`).toBe(true);
      if (delivered(provider.ledger).length < MESSAGES) inTheMiddle += 1;
    }
    expect(inTheMiddle).toBe(KILLS);
    const last = save(provider, folder);
    let out = '';
    last.stdout?.on('data', (piece: Buffer) => (out += piece.toString()));
    expect(await new Promise((resolve) => last.once('close', resolve))).toBe(0);
    expect((JSON.parse(out) as DequeueResult).outcome).toBe('ok');
    expect(delivered(provider.ledger)).toHaveLength(MESSAGES);
    const all = kept(folder);
    expect(new Set(all)).toEqual(new Set(provider.ledger.messages.map(({ sha256 }) => sha256)));
    // A kill between the message on disk and the 250 brings it a second time, once.
    expect(all.length - MESSAGES).toBeLessThanOrEqual(KILLS);
    // What the killed runs were in the middle of is cleared away, and no envelope lies there without its message.
    expect(readdirSync(path.join(folder, 'tmp'))).toEqual([]);
    expect(readdirSync(path.join(folder, 'new'))).toHaveLength(2 * all.length);
  } finally {
    await provider.stop();
  }
});
