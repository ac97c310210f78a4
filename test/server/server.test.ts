import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Diagnostic, DocumentSymbol, Hover } from 'vscode-languageserver-types';
import type { ExplanationJson, PlanJson, RoutesJson } from '../../server/src/protocol.js';
import { PULLS, startEditor, type Editor } from '../harness/lsp.js';

const uri = 'file:///office.imc';
const textDocument = { uri };
const DOCUMENT = `[Header]
Version=1
[Site Addressing]
Domain=example.com
[Connections]
ForwardTo=smtp.provider.example
[Routing]
RerouteIncoming=Yes
RoutingTable=+
+example.com;<inbound>
[Parameters]
AlwaysUseETRN=1
`;

interface Report {
  readonly kind: string;
  readonly resultId?: string;
  readonly items: readonly Diagnostic[];
}

describe('an editor that pulls diagnostics', () => {
  let editor: Editor;
  beforeEach(async () => {
    editor = await startEditor();
  });
  afterEach(() => editor.close());

  const pull = (previousResultId?: string) => editor.request<Report>('textDocument/diagnostic', { textDocument, ...(previousResultId && { previousResultId }) });

  test('is offered pulling and nothing else', () => {
    expect(editor.initialized.capabilities.diagnosticProvider).toMatchObject({ identifier: 'imc', interFileDependencies: true, workspaceDiagnostics: true });
  });

  test('gets the problems of the newest version, and “unchanged” for what it has', async () => {
    await editor.open(uri, '[Routing]\nnonsense\n');
    const first = await pull();
    expect(first.items.map(({ code }) => code)).toContain('syntax');
    expect(await pull(first.resultId)).toMatchObject({ kind: 'unchanged' });
    await editor.change(uri, 2, [{ range: { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } }, text: '' }]);
    expect((await pull(first.resultId)).items.map(({ code }) => code)).not.toContain('syntax');
  });

  test('sees a rule at the severity that the settings give it', async () => {
    editor.settings = { rules: { syntax: 'hint' } };
    await editor.open(uri, 'nonsense\n');
    expect((await pull()).items.find(({ code }) => code === 'syntax')).toMatchObject({ severity: 4 });
    editor.settings = { rules: { syntax: 'off' } };
    await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    expect((await pull()).items.map(({ code }) => code)).not.toContain('syntax');
  });

  test('gets a link to the page of each rule', async () => {
    await editor.open(uri, 'nonsense\n');
    expect((await pull()).items[0]!.codeDescription!.href).toMatch(/\/rules\/[a-z-]+$/);
  });

  test('gets no diagnostics for a document that is not open', async () => {
    expect((await pull()).items).toEqual([]);
  });

  test.each([
    ['NULs and lone surrogates', '\0\0\uD800[Rou\uDFFFting]\n+\0;\uD800\n'],
    ['mixed line ends', '[Routing]\r\nRoutingTable=+\n+a.example;<inbound>\r+b.example;<inbound>'],
    ['one line of ten million characters', `[Routing]\nX=${'a;'.repeat(5_000_000)}\n`],
    ['one entry of a million fields', `[Routing]\nRoutingTable=+\n+${';'.repeat(1_000_000)}\n`],
    ['nothing', ''],
    ['a million brackets', '['.repeat(1_000_000)],
  ])('survives %s', async (_what, text) => {
    await editor.open(uri, text);
    expect((await pull()).kind).toBe('full');
    const position = { line: 1, character: 1 };
    await editor.request('textDocument/hover', { textDocument, position });
    await editor.request('textDocument/completion', { textDocument, position });
    await editor.request('textDocument/documentSymbol', { textDocument });
    await editor.request('textDocument/formatting', { textDocument, options: { tabSize: 2, insertSpaces: true } });
    await editor.request('imc/plan', { textDocument });
  });

  test('is told what a property means, with its sources', async () => {
    await editor.open(uri, DOCUMENT);
    const hover = await editor.request<Hover>('textDocument/hover', { textDocument, position: { line: 11, character: 3 } });
    expect(JSON.stringify(hover.contents)).toContain('Q175494');
    expect(hover.range).toEqual({ start: { line: 11, character: 0 }, end: { line: 11, character: 13 } });
  });

  test('sees the outline of sections, lists and rows', async () => {
    await editor.open(uri, DOCUMENT);
    const symbols = await editor.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
    expect(symbols.map(({ name }) => name)).toEqual(['Header', 'Site Addressing', 'Connections', 'Routing', 'Parameters']);
    const [, table] = symbols[3]!.children!;
    expect(table).toMatchObject({ name: 'RoutingTable', detail: '1 entry', children: [{ name: 'example.com', detail: '<inbound>' }] });
  });

  test('gets the plan and the routes of the document', async () => {
    await editor.open(uri, DOCUMENT);
    const plan = await editor.request<PlanJson>('imc/plan', { textDocument });
    expect(plan).toMatchObject({ verb: 'ETRN', requests: [{ host: 'smtp.provider.example', port: 25, domains: ['example.com'] }] });
    const { routes } = await editor.request<RoutesJson>('imc/route', { textDocument, addresses: ['user@sub.example.com', 'user@other.example'] });
    expect(routes).toMatchObject([{ result: 'inbound', row: { line: 9 } }, { result: 'relayed', nextHop: { kind: 'host', host: 'smtp.provider.example' } }]);
  });

  test('is told what is known under a name, and what may have been meant by one that is not known', async () => {
    const explain = (name: string) => editor.request<ExplanationJson>('imc/explain', { name });
    expect((await explain('alwaysuseetrn')).texts.join()).toContain('Q175494');
    expect(await explain('AlwaysUseETNR')).toEqual({ version: 1, texts: [], perhaps: ['AlwaysUseETRN'] });
  });
});

describe('an editor that does not pull', () => {
  test('is sent the problems when typing stops, and an empty list when it closes the document', async () => {
    const editor = await startEditor({});
    expect(editor.initialized.capabilities.diagnosticProvider).toBeUndefined();
    const first = editor.pushed(uri);
    await editor.open(uri, 'nonsense\n');
    expect((await first).map(({ code }) => code)).toContain('syntax');
    const second = editor.pushed(uri);
    await editor.connection.sendNotification('textDocument/didClose', { textDocument });
    expect(await second).toEqual([]);
    await editor.close();
  });

  test('is sent problems too when it pulls but cannot be told to pull again', async () => {
    const { diagnostics: _left, ...workspace } = PULLS.workspace!;
    const editor = await startEditor({ ...PULLS, workspace });
    const pushed = editor.pushed(uri);
    await editor.open(uri, 'nonsense\n');
    expect((await pushed).length).toBeGreaterThan(0);
    await editor.close();
  });
});
