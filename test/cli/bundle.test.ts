import { spawn } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { version } from '../../package.json';
import { DOCUMENT, FIXED, folderOf } from './imc.js';

let folder: string;
let program: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'imc-bundle-'));
  chmodSync(folder, 0o755);
  program = path.join(folder, 'imc.js');
  await build({
    entryPoints: ['cli/src/main.ts'], outfile: program, bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'error',
    plugins: [{ name: 'certificate apart', setup: ({ onResolve }) => onResolve({ filter: /\/certificate\.js$/ }, () => ({ path: './certificate.js', external: true })) }],
  });
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface How {
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  /** Standard input does not end. */
  readonly open?: true;
  /** Not as the superuser, to whom nothing is forbidden. */
  readonly ordinary?: true;
  /** The reader of standard output goes away after the first piece. */
  readonly impatient?: true;
  /** Ctrl+C as soon as the program has read what there is. */
  readonly interrupt?: true;
}

function run(words: readonly string[], { cwd = folder, stdin = '', open, ordinary, impatient, interrupt }: How = {}) {
  const nobody = ordinary && process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const child = spawn(process.execPath, [program, ...words], { cwd, ...nobody, stdio: 'pipe', env: { PATH: process.env.PATH } });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (piece: Buffer) => {
    out.push(piece);
    if (impatient) child.stdout.destroy();
  });
  child.stderr.on('data', (piece: Buffer) => err.push(piece));
  child.stdin.write(stdin, () => void (interrupt && child.kill('SIGINT')));
  if (!open) child.stdin.end();
  return new Promise<{ status: number | null; stdout: string; stderr: string }>(resolve => child.on('close', status => resolve({
    status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString(),
  })));
}

test('the program answers, and gives its status to the shell', async () => {
  const cwd = folderOf({ 'a.imc': DOCUMENT, 'clean.imc': '[Header]\nVersion=1\n' });
  expect(await run(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  expect(await run(['check', 'clean.imc'], { cwd })).toEqual({ status: 0, stdout: 'No problems in 1 file\n', stderr: '' });
  expect(await run(['check', 'a.imc'], { cwd })).toMatchObject({ status: 1, stderr: '' });
  expect(await run(['convert'])).toMatchObject({ status: 2, stdout: '' });
  expect(await run(['dequeue', 'none.imc'])).toMatchObject({ status: 2, stderr: expect.stringContaining('none.imc: there is no such file or folder') });
});

test('standard input is read to its end, whatever its encoding', async () => {
  const document = DOCUMENT.repeat(2000);
  for (const bytes of [Buffer.from(document), Buffer.from(`\ufeff${document}`, 'utf16le')]) {
    const { stdout } = await run(['check', '-', '--format', 'json'], { stdin: bytes });
    expect(JSON.parse(stdout).files[0].diagnostics.filter(({ code }: { code: string }) => code === 'syntax')).toHaveLength(2000);
  }
});

test('a reader that has seen enough ends the output, not the peace', async () => {
  const { status, stderr, stdout } = await run(['check', '-'], { stdin: 'no line\n'.repeat(20_000), impatient: true });
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(stdout.split('\n').length).toBeLessThan(20_000);
});

test('in a folder that may not be written nothing is changed, and the reason is said', async () => {
  const cwd = folderOf({ 'a.imc': DOCUMENT });
  chmodSync(path.join(cwd, 'a.imc'), 0o666);
  chmodSync(cwd, 0o555);
  expect(await run(['check', '--fix', 'a.imc'], { cwd, ordinary: true })).toMatchObject({ status: 2, stderr: 'a.imc: it could not be written: access is denied\n', stdout: expect.stringContaining('a.imc:6:8 warning') });
  expect(await run(['format', 'a.imc'], { cwd, ordinary: true })).toMatchObject({ status: 0 });
  expect(readFileSync(path.join(cwd, 'a.imc'), 'utf8')).toBe(DOCUMENT);
  expect(readdirSync(cwd)).toEqual(['a.imc']);
  chmodSync(cwd, 0o700);
});

test('a file that is write-protected is not replaced behind its owner\'s back', async () => {
  const cwd = folderOf({ 'a.imc': DOCUMENT });
  chmodSync(path.join(cwd, 'a.imc'), 0o444);
  chmodSync(cwd, 0o777);
  expect(await run(['check', '--fix', 'a.imc'], { cwd, ordinary: true })).toMatchObject({ status: 2, stderr: 'a.imc: it could not be written: access is denied\n' });
  expect(readFileSync(path.join(cwd, 'a.imc'), 'utf8')).toBe(DOCUMENT);
});

test('what may not be read is named, and what is beside it is checked and mended', async () => {
  const cwd = folderOf({ 'a.imc': DOCUMENT, 'locked/b.imc': DOCUMENT, 'secret.imc': DOCUMENT });
  chmodSync(path.join(cwd, 'a.imc'), 0o666);
  chmodSync(path.join(cwd, 'secret.imc'), 0);
  chmodSync(path.join(cwd, 'locked'), 0);
  chmodSync(cwd, 0o777);
  const { status, stdout, stderr } = await run(['check', '--fix'], { cwd, ordinary: true });
  chmodSync(path.join(cwd, 'locked'), 0o700);
  expect({ status, stderr }).toEqual({ status: 2, stderr: 'locked: access is denied\nsecret.imc: access is denied\n' });
  expect(stdout).toContain('a.imc:8:1 error');
  expect(readFileSync(path.join(cwd, 'a.imc'), 'utf8')).toBe(FIXED);
});

test('a line of 200 MB is one problem', async () => {
  const cwd = folderOf({ 'a.imc': '[Header]\nVersion=1\n' });
  const file = openSync(path.join(cwd, 'a.imc'), 'a');
  for (let piece = 0; piece < 200; piece++) writeSync(file, Buffer.alloc(1024 * 1024, 'x'));
  closeSync(file);
  const { status, stdout, stderr } = await run(['check', 'a.imc'], { cwd });
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(stdout).toMatch(/^a\.imc:3:1 error .* \[syntax\]\n1 error in 1 file\n$/);
  expect(stdout.length).toBeLessThan(500);
}, 60_000);

test('Ctrl+C ends a wait for standard input with 130', async () => {
  for (const words of [['check', '-'], ['plan', '-'], ['format', '-']]) {
    expect(await run(words, { stdin: ';'.repeat(1024 * 1024), open: true, interrupt: true }), words.join(' ')).toMatchObject({ status: 130, stdout: '' });
  }
});

test('the language server speaks with an editor until it is told to go', async () => {
  const message = (content: object) => {
    const json = JSON.stringify({ jsonrpc: '2.0', ...content });
    return `Content-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`;
  };
  const { status, stdout } = await run(['lsp', '--stdio'], { open: true, stdin: [
    message({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } }), message({ method: 'initialized', params: {} }),
    message({ id: 2, method: 'shutdown' }), message({ method: 'exit' }),
  ].join('') });
  expect(status).toBe(0);
  expect(stdout).toContain('"hoverProvider":');
});
