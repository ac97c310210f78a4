import { execFile, spawn, type ChildProcessByStdio } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { look, root } from './vscode.js';
import { Workbench } from './workbench.js';

test('npm start leads through the tour to the samples in VS Code, and Ctrl+C ends everything that it started', async () => {
  const start = spawn(process.execPath, ['scripts/start.mjs', '--browser'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const ended = new Promise<number | null>((resolve) => start.once('exit', resolve));
  try {
    const address = await said(start, /(http:\/\/127\.0\.0\.1:\d+\/\?folder=\S+)/, ended);
    expect(address.before).toContain('Mail would come: 127.0.0.1 offered 9 messages');
    const { page, close } = await look(address.found);
    try {
      const bench = new Workbench(page);
      await bench.ready();
      await bench.openFile('mistakes.imc');
      await bench.squiggle('error').first().waitFor();
    } finally {
      await close();
    }
    const started = family(start.pid ?? 0);
    expect(started.length).toBeGreaterThan(1);
    start.kill('SIGINT');
    expect(await ended).toBe(0);
    await expect.poll(() => started.filter(runs), { timeout: 5000 }).toEqual([]);
  } finally {
    if (start.exitCode === null && start.pid !== undefined) process.kill(-start.pid, 'SIGKILL');
  }
});

test('where `code` is on the PATH, npm start opens that VS Code with the extension and the samples, and is done', async () => {
  const folder = await mkdtemp('/tmp/imc-path-');
  const record = path.join(folder, 'arguments');
  await writeFile(path.join(folder, 'code'), `#!/bin/sh\n[ "$1" = --version ] || printf '%s\\n' "$@" > ${record}\n`, { mode: 0o755 });
  onTestFinished(() => rm(folder, { recursive: true }));
  await promisify(execFile)(process.execPath, ['scripts/start.mjs'], { cwd: root, env: { ...process.env, PATH: `${folder}:${process.env['PATH']}` } });
  expect((await readFile(record, 'utf8')).trim().split('\n')).toEqual(['--new-window', `--extensionDevelopmentPath=${root}`, path.join(root, 'samples')]);
});

async function said(child: ChildProcessByStdio<null, Readable, Readable>, what: RegExp, ended: Promise<unknown>): Promise<{ before: string; found: string }> {
  let heard = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      heard += chunk.toString();
      const found = what.exec(heard)?.[1];
      if (found !== undefined) resolve({ before: heard, found });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => reject(new Error(`npm start ended: ${heard}`)));
  });
}

/** The processes that descend from one, it not included. */
function family(ancestor: number): readonly number[] {
  const parents = new Map(readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => [Number(name), parentOf(Number(name))]));
  const descends = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === ancestor || descends(parent));
  };
  return [...parents.keys()].filter(descends);
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}

function runs(pid: number): boolean {
  try {
    return !/^State:\s*[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
