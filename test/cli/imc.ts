import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { Io } from '../../cli/src/io.js';
import { run } from '../../cli/src/run.js';
import { rules } from '../../server/src/rules/index.js';

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output to the byte. */
  readonly bytes: Buffer;
}

export interface World extends Partial<Omit<Io, 'stdin' | 'stdout' | 'stderr'>> {
  readonly stdin?: string | Uint8Array;
}

/** Runs `imc` in this process, in a world of its own. */
export async function imc(words: readonly string[], world: World = {}): Promise<Ran> {
  const [stdout, stderr] = [new Collector(), new Collector()];
  const status = await run(words, {
    env: {}, isTerminal: false, colours: false, columns: undefined, cwd: process.cwd(), signal: new AbortController().signal,
    ...world,
    stdin: Readable.from(world.stdin === undefined ? [] : [Buffer.from(world.stdin)]), stdout, stderr,
  });
  return { status, stdout: stdout.text, stderr: stderr.text, bytes: stdout.bytes };
}

/** A folder with these files, which is gone when the test is over. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'imc-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

/** Options that leave one rule on, so that a test says what it means and other rules may come and go. */
export function only(...codes: readonly string[]): readonly string[] {
  return rules.filter(({ code }) => !codes.includes(code)).flatMap(({ code }) => ['--rule', `${code}=off`]);
}

/** One safe fix (the `@`), one error (the last line), nothing else of note. */
export const DOCUMENT = [
  '[Header]', 'Version=1', '', '; Büro – 30 €', '[Site Addressing]', 'Domain=@example.com', '', 'no line of a document', '',
].join('\n');

/** The heading of the connector's own key. */
export const PARAMETERS = '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters]';

export const FIXED = DOCUMENT.replace('@', '');

class Collector extends Writable {
  readonly #pieces: Buffer[] = [];

  override _write(piece: Buffer | string, _: BufferEncoding, done: () => void): void {
    this.#pieces.push(Buffer.from(piece));
    done();
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#pieces);
  }

  get text(): string {
    return this.bytes.toString('utf8');
  }
}
