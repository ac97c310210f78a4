import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('the tour shows problems, the way of mail, the plan and a test dequeue, and ends by itself', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/tour.mjs', '--built']);
  expect(stdout).toMatch(/samples\/mistakes\.imc:26:\d+ error .* \[account-slash\]/);
  expect(stdout).toMatch(/clerk@branch\.example\.com/);
  expect(stdout).toMatch(/ETRN for example\.com, example\.net and branch\.example\.com/);
  expect(stdout).toContain('Mail would come: 127.0.0.1 offered 9 messages, and every one of them is still there.');
});
