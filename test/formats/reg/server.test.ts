import { expect, test } from 'vitest';
import { startEditor } from '../../harness/lsp.js';

const URI = 'file:///export.reg';
const EXPORT = [
  'Windows Registry Editor Version 5.00', '', '[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Service\\MSExchangeIMC\\Parameters]', '"RelayAllowList"=hex(7):31,00,\\', '  2f,00,38,00,00,00,00,00', '',
].join('\r\n');

test('a registry file that is open in an editor is judged, and judged anew as it is edited', async () => {
  const editor = await startEditor();
  try {
    await editor.open(URI, EXPORT, 'reg');
    const codes = async () => {
      const { items } = await editor.request<{ items: { code: string; range: { start: { line: number } } }[] }>('textDocument/diagnostic', { textDocument: { uri: URI } });
      return items.map(({ code, range }) => `${range.start.line} ${code}`);
    };
    expect(await codes()).toContain('2 misprinted-key');
    const at = { line: 2, character: EXPORT.split('\r\n')[2]!.indexOf('Service\\') + 'Service'.length };
    await editor.change(URI, 2, [{ range: { start: at, end: at }, text: 's' }]);
    expect(await codes()).not.toContain('2 misprinted-key');
    await editor.change(URI, 3, [{ range: { start: { line: 4, character: 0 }, end: { line: 4, character: 0 } }, text: '  zz,\r\n' }]);
    expect(await codes(), 'a line that is no bytes ends the data').toContain('4 syntax');
  } finally {
    await editor.close();
  }
});
