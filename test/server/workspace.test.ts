import { ProgressType } from 'vscode-languageserver/node';
import { afterEach, describe, expect, test } from 'vitest';
import type { Diagnostic, Location, SymbolInformation, WorkspaceEdit } from 'vscode-languageserver-types';
import { PULLS, startEditor, type Editor } from '../harness/lsp.js';

const [north, south, elsewhere, registry] = ['file:///w/north.imc', 'file:///w/offices/south.imc', 'file:///elsewhere/other.imc', 'file:///w/north.reg'] as const;
const takesIn = (domain: string, more = '') => `[Header]\nVersion=1\n${more}[Routing]\nRerouteIncoming=Yes\nRoutingTable=+\n+${domain};<inbound>\n`;
const exported = (digit: string) => `REGEDIT4\n\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters]\n"AlwaysUseETRN"=dword:0000000${digit}\n`;
const WATCHES = { ...PULLS, workspace: { ...PULLS.workspace, didChangeWatchedFiles: { dynamicRegistration: true }, workspaceEdit: { documentChanges: true } } };

interface Report {
  readonly kind: string;
  readonly resultId?: string;
  readonly items: readonly Diagnostic[];
}

let editor: Editor;
afterEach(() => editor.close());

const pull = (uri: string, previousResultId?: string) => editor.request<Report>('textDocument/diagnostic', { textDocument: { uri }, ...previousResultId !== undefined && { previousResultId } });
const claims = async (uri: string) => (await pull(uri)).items.filter(({ code }) => code === 'claimed-twice');

describe('problems across files', () => {
  test('are called for when the files beside the open document have been read, and name the place in the file', async () => {
    editor = await startEditor(WATCHES, { [north]: takesIn('example.com'), [south]: takesIn('example.com', '; a line more\n') });
    const read = editor.refreshed();
    await editor.open(north, takesIn('example.com'));
    await pull(north);
    await read;
    expect(await claims(north)).toMatchObject([{
      range: { start: { line: 5, character: 1 } }, relatedInformation: [{ location: { uri: south, range: { start: { line: 6, character: 1 }, end: { line: 6, character: 12 } } } }],
    }]);
  });

  test('come and go with what is typed in the other document, and the other’s own problems are not called new', async () => {
    editor = await startEditor(WATCHES, {});
    await editor.open(north, takesIn('example.com'));
    await editor.open(south, takesIn('example.net'));
    const before = await pull(north);
    expect(before.items.map(({ code }) => code)).not.toContain('claimed-twice');
    await editor.change(south, 2, [{ range: { start: { line: 5, character: 1 }, end: { line: 5, character: 12 } }, text: 'example.com' }]);
    const after = await pull(north, before.resultId);
    expect(after.kind).toBe('full');
    expect(after.items.map(({ code }) => code)).toContain('claimed-twice');
    await editor.change(south, 3, [{ text: `${takesIn('example.com')}; nothing that matters here\n` }]);
    expect(await pull(north, after.resultId)).toMatchObject({ kind: 'unchanged' });
    await editor.change(south, 4, [{ text: takesIn('example.org') }]);
    expect(await claims(north)).toEqual([]);
  });

  test('are judged by what is on the screen, and by what was saved once the other document is closed', async () => {
    editor = await startEditor(WATCHES, { [south]: takesIn('example.com') });
    await editor.open(north, takesIn('example.com'));
    await editor.open(south, takesIn('example.org'));
    const read = editor.refreshed();
    await pull(north);
    await read;
    expect(await claims(north)).toEqual([]);
    await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri: south } });
    expect(await claims(north)).toHaveLength(1);
  });

  test('follow the files when others write, make or delete them', async () => {
    editor = await startEditor(WATCHES, { [south]: takesIn('example.com') });
    await editor.open(north, takesIn('example.com'));
    const told = async (change: () => void, uri: string) => {
      const again = editor.refreshed();
      change();
      await editor.saved(uri);
      await again;
    };
    const read = editor.refreshed();
    await pull(north);
    await read;
    await told(() => editor.files.set(south, takesIn('example.net')), south);
    expect(await claims(north)).toEqual([]);
    await told(() => editor.files.set('file:///w/new.imc', takesIn('example.com')), 'file:///w/new.imc');
    expect(await claims(north)).toHaveLength(1);
    await told(() => editor.files.delete('file:///w/new.imc'), 'file:///w/new.imc');
    expect(await claims(north)).toEqual([]);
  });

  test('name the other documents in the order of their names, whichever was read first', async () => {
    editor = await startEditor(WATCHES, { 'file:///w/z.imc': takesIn('example.com'), 'file:///w/b.imc': takesIn('example.com') });
    await editor.open(north, takesIn('example.com'));
    const read = editor.refreshed();
    await pull(north);
    await read;
    expect((await claims(north))[0]!.relatedInformation!.map(({ location }) => location.uri)).toEqual(['file:///w/b.imc', 'file:///w/z.imc']);
  });

  test('do not reach beyond the workspace folder', async () => {
    editor = await startEditor(WATCHES, {});
    await editor.open(north, takesIn('example.com'));
    await editor.open(elsewhere, takesIn('example.com'));
    expect(await claims(north)).toEqual([]);
    expect(await claims(elsewhere)).toEqual([]);
  });

  test('have the severity that the settings say, and a comment silences them', async () => {
    editor = await startEditor(WATCHES, {});
    editor.settings = { rules: { 'claimed-twice': 'error' } };
    await editor.open(north, takesIn('example.com'));
    await editor.open(south, takesIn('example.com', '; imc-disable claimed-twice\n'));
    expect(await claims(north)).toMatchObject([{ severity: 1 }]);
    expect(await claims(south)).toEqual([]);
  });

  test('are pushed to the other document where an editor does not pull', async () => {
    editor = await startEditor({}, {});
    const first = editor.pushed(north);
    await editor.open(north, takesIn('example.com'));
    expect((await first).map(({ code }) => code)).not.toContain('claimed-twice');
    const again = editor.pushed(north);
    await editor.open(south, takesIn('example.com'));
    expect((await again).map(({ code }) => code)).toContain('claimed-twice');
  });

  test('are found between a document and a registry export, whatever language the editor gives the export', async () => {
    editor = await startEditor(WATCHES, {});
    await editor.open(north, '[Header]\nVersion=1\n[Parameters]\nAlwaysUseETRN=1\n');
    await editor.open(registry, exported('0'), 'plaintext');
    expect((await pull(registry)).items).toMatchObject([{ code: 'drift', range: { start: { line: 3, character: 22 } } }]);
  });
});

describe('problems of the whole workspace', () => {
  const files = { [north]: takesIn('example.com'), [south]: 'nonsense\n', [registry]: exported('1') };

  test('are those of the open documents as they are and of the files as they were saved, one report a file', async () => {
    editor = await startEditor(WATCHES, files);
    await editor.open(north, 'nonsense too\n');
    const partial: { items: { uri: string; version: number | null; items: Diagnostic[] }[] }[] = [];
    editor.connection.onProgress(new ProgressType<(typeof partial)[number]>(), 'token', value => { partial.push(value); });
    const { items } = await editor.request<{ items: object[] }>('workspace/diagnostic', { previousResultIds: [], partialResultToken: 'token' });
    expect(items).toEqual([]);
    expect(partial.flatMap(({ items: reports }) => reports).map(({ uri, version, items: found }) => [uri, version, found.some(({ code }) => code === 'syntax')]))
      .toEqual([[north, 1, true], [south, null, true], [registry, null, false]]);
  });

  test('are not sent again where nothing changed, and are taken back for a file that is gone', async () => {
    editor = await startEditor(WATCHES, files);
    interface WorkspaceReport { readonly items: readonly { readonly uri: string; readonly kind: string; readonly resultId: string; readonly items?: readonly object[] }[] }
    const first = await editor.request<WorkspaceReport>('workspace/diagnostic', { previousResultIds: [] });
    expect(first.items.map(({ uri, kind }) => [uri, kind])).toEqual([[north, 'full'], [south, 'full'], [registry, 'full']]);
    const again = editor.refreshed();
    editor.files.delete(south);
    await editor.saved(south);
    await again;
    const second = await editor.request<WorkspaceReport>('workspace/diagnostic', { previousResultIds: first.items.map(({ uri, resultId }) => ({ uri, value: resultId })) });
    expect(second.items.map(({ uri, kind, items }) => [uri, kind, items])).toEqual([[north, 'unchanged', undefined], [registry, 'unchanged', undefined], [south, 'full', []]]);
  });
});

describe('names over the workspace', () => {
  test('are found in files that are not open, and renamed there', async () => {
    editor = await startEditor(WATCHES, { [south]: takesIn('example.com') });
    await editor.open(north, takesIn('#example.com'));
    const params = { textDocument: { uri: north }, position: { line: 5, character: 4 } };
    const references = await editor.request<Location[]>('textDocument/references', { ...params, context: { includeDeclaration: true } });
    expect(references.map(({ uri, range }) => [uri, range.start.line])).toEqual([[north, 5], [south, 5]]);
    const { documentChanges } = await editor.request<WorkspaceEdit>('textDocument/rename', { ...params, newName: 'example.org' });
    expect(documentChanges).toMatchObject([
      { textDocument: { uri: north, version: 1 }, edits: [{ newText: 'example.org', range: { start: { line: 5, character: 2 } } }] },
      { textDocument: { uri: south, version: null }, edits: [{ newText: 'example.org', range: { start: { line: 5, character: 1 } } }] },
    ]);
    await expect(editor.request('textDocument/rename', { ...params, newName: 'a b' })).rejects.toThrow(/“a b” cannot be its name/);
    await expect(editor.request('textDocument/prepareRename', { ...params, position: { line: 0, character: 2 } })).rejects.toThrow(/Here stands no domain/);
  });

  test('are symbols of the workspace', async () => {
    editor = await startEditor(WATCHES, { [north]: takesIn('example.com', 'Host=mail.example.com\n'), [registry]: exported('1') });
    const symbols = await editor.request<SymbolInformation[]>('workspace/symbol', { query: 'exam' });
    expect(symbols.map(({ name, containerName }) => [name, containerName])).toEqual([['mail.example.com (north.imc)', ''], ['example.com', 'north.imc']]);
  });
});
