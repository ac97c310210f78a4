import { expect, test } from 'vitest';
import { release } from '../../client/src/dequeue/release.js';

test('the memory of a large piece is gone at once, and nobody can read it any more', () => {
  const piece = Buffer.allocUnsafeSlow(64 * 1024);
  release(piece);
  expect([piece.length, piece.buffer.byteLength]).toEqual([0, 0]);
});

test('what shares its memory with others is left alone', () => {
  const whole = Buffer.alloc(64 * 1024, 'x');
  release(whole.subarray(0, 32 * 1024));
  release(Buffer.from('QUIT\r\n'));
  expect(whole.every((octet) => octet === 120)).toBe(true);
});

test('many pieces in a row leave nothing behind', () => {
  const before = process.memoryUsage().arrayBuffers;
  for (let count = 0; count < 2000; count += 1) release(Buffer.allocUnsafeSlow(64 * 1024));
  // 128 MB in all.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 * 1024 * 1024);
});
