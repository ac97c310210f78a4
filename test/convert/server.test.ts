import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ConversionJson } from '../../server/src/protocol.js';
import { startEditor, type Editor } from '../harness/lsp.js';

let editor: Editor;
beforeEach(async () => {
  editor = await startEditor();
});
afterEach(() => editor.close());

const convert = (language: string, text: string, to: string) => editor.request<ConversionJson>('imc/convert', { language, text, to });

test('a text is converted that is not open, and what is left out has its place', async () => {
  expect(await convert('imc', '[Header]\nVersion=1\n[Connections]\nForwardTo=smtp.provider.example\n[Parameters]\nAlwaysUseETRN=1\n', 'reg')).toMatchObject({
    version: 1, encoding: 'windows-1252', text: expect.stringContaining('"AlwaysUseETRN"=dword:00000001\r\n') as string,
    losses: [{ name: '[Connections] ForwardTo', range: { start: { line: 3, character: 0 }, end: { line: 3, character: 9 } } }],
  });
});

test('JSON that is no document is answered with what is wrong and where', async () => {
  expect(await convert('json', '{ "version": 1, "sections": 5 }', 'imc')).toEqual({
    version: 1, problems: [{ path: 'sections', message: 'Here should be a list', range: { start: { line: 0, character: 28 }, end: { line: 0, character: 29 } } }],
  });
});
