import { mkdirSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-types';
import { filesOnDisk } from '../../cli/src/workspace-files.js';
import { PULLS, startEditor, type Editor } from '../harness/lsp.js';

const takesIn = (domain: string) => `[Header]\nVersion=1\n[Routing]\nRerouteIncoming=Yes\nRoutingTable=+\n+${domain};<inbound>\n`;
const EXPORT = 'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters]\r\n"AlwaysUseETRN"=dword:00000001\r\n';

let root: string;
let editor: Editor | undefined;

beforeEach(() => { root = mkdtempSync(path.join(tmpdir(), 'imc lsp-')); });
afterEach(async () => {
  await editor?.close();
  editor = undefined;
  rmSync(root, { recursive: true, force: true });
});

function write(name: string, content: string | Uint8Array): string {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return pathToFileURL(file).href;
}

/** An editor that knows nothing of our requests, with the folder open. */
async function open(uri: string, text: string): Promise<Editor> {
  editor = await startEditor(PULLS, undefined, { folder: pathToFileURL(root).href, disk: filesOnDisk });
  await editor.open(uri, text);
  return editor;
}

async function codes(uri: string): Promise<readonly unknown[]> {
  const report = await editor!.request<{ readonly items: readonly Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri } });
  return report.items.filter(({ code }) => code === 'claimed-twice' || code === 'drift').map(({ code, relatedInformation }) => [code, relatedInformation?.[0]?.location.uri]);
}

async function codesOnceRead(uri: string): Promise<readonly unknown[]> {
  const read = editor!.refreshed();
  await codes(uri);
  await read;
  return codes(uri);
}

describe('in an editor that offers no files, the server reads those on the disk', () => {
  test('a document that is not open claims its domains', async () => {
    const south = write('offices/south.imc', takesIn('example.com'));
    const north = write('north.imc', takesIn('example.com'));
    await open(north, takesIn('example.com'));
    expect(await codesOnceRead(north)).toEqual([['claimed-twice', south]]);
  });

  test('an export in UTF-16 drifts', async () => {
    const registry = write('north.reg', Buffer.from(`\ufeff${EXPORT}`, 'utf16le'));
    const north = write('north.imc', '');
    await open(north, '[Header]\nVersion=1\n[Parameters]\nAlwaysUseETRN=0\n');
    expect(await codesOnceRead(north)).toEqual([['drift', registry]]);
  });

  test.each(['(ä).imc', 'it\'s!.imc', 'a b.imc', '100%.imc'])('%s is no neighbour of itself, however the editor spells its address', async (name) => {
    const uri = write(name, takesIn('example.com'));
    const sparing = uri.replaceAll('%C3%A4', 'ä');
    const lavish = uri.replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
    for (const spelling of [uri, sparing, lavish]) {
      await open(spelling, takesIn('example.com'));
      expect(await codesOnceRead(spelling), spelling).toEqual([]);
      await editor!.close();
      editor = undefined;
    }
  });

  test('what was saved while it was open holds when it is closed', async () => {
    const south = write('south.imc', takesIn('example.com'));
    const north = write('north.imc', takesIn('example.com'));
    const { connection } = await open(north, takesIn('example.com'));
    expect(await codesOnceRead(north)).toHaveLength(1);
    await editor!.open(south, takesIn('example.net'));
    write('south.imc', takesIn('example.net'));
    const read = editor!.refreshed();
    await connection.sendNotification('textDocument/didClose', { textDocument: { uri: south } });
    await read;
    expect(await codes(north)).toEqual([]);
  });
});

describe('the files of an editor’s folders', () => {
  test('are the documents, exports and scripts outside of hidden folders and those of packages', async () => {
    for (const name of ['a.imc', 'b/c.REG', 'b/d e.vbs', 'notes.txt', '.git/x.imc', 'node_modules/y/z.imc']) write(name, '');
    const folder = pathToFileURL(root).href;
    expect([...await filesOnDisk(() => [`${folder}/`]).find()].sort()).toEqual([`${folder}/a.imc`, `${folder}/b/c.REG`, `${folder}/b/d%20e.vbs`]);
  });

  test('are none where a folder is gone or lies on no disk', async () => {
    expect(await filesOnDisk(() => [`${pathToFileURL(root).href}/gone`, 'vscode-vfs://github/example', 'not an address']).find()).toEqual([]);
  });

  test('are read there and nowhere else', async () => {
    const [inside, gone] = [write('a.imc', '; remark'), write('gone.imc', '')];
    unlinkSync(path.join(root, 'gone.imc'));
    const files = filesOnDisk(() => [pathToFileURL(root).href]);
    expect(await files.read(inside)).toBe('; remark');
    expect(await files.read(pathToFileURL(path.join(tmpdir(), 'elsewhere.imc')).href)).toBeUndefined();
    expect(await files.read(`${pathToFileURL(root).href}/../elsewhere.imc`)).toBeUndefined();
    await expect(files.read(gone)).rejects.toThrow('ENOENT');
  });
});
