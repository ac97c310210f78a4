import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commandLinePage } from '../../cli/src/help.js';
import { imc } from './imc.js';

const PAGE = 'docs/command-line.md';

test('the page about the command line says what the commands say', async () => {
  const page = await commandLinePage(async command => (await imc([command, '--help'])).stdout);
  if (process.env.UPDATE) writeFileSync(PAGE, page);
  expect(readFileSync(PAGE, 'utf8'), 'UPDATE=1 npx vitest run --project fast test/cli/documentation.test.ts writes it anew').toBe(page);
});
