import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const tester = 'node_modules/vscode-tmgrammar-test/dist/unit.js';

// Each file is a document with carets under its words: what the editor must see in them stands beside the carets.
test.each(['document.imc', 'registry.txt', 'transcript.txt'])('%s is coloured as the carets in it say', async (name) => {
  const complaint = await promisify(execFile)(process.execPath, [tester, `test/syntaxes/${name}`]).then(() => '', (error: { stdout: string }) => error.stdout);
  expect(complaint).toBe('');
});
