import { PassThrough, Readable } from 'node:stream';
import { afterEach, expect, test, vi } from 'vitest';
import { type DequeueProgress, dequeueProgress } from '../../cli/src/dequeue-progress.js';
import type { Io } from '../../cli/src/io.js';

afterEach(() => vi.useRealTimers());

function shownBy(act: (progress: DequeueProgress) => void, isTerminal = true, columns = 60): string {
  let text = '';
  const stderr = new PassThrough();
  stderr.on('data', (data: Buffer) => (text += data.toString()));
  act(dequeueProgress({
    stdin: Readable.from([]), stdout: new PassThrough(), stderr, env: {}, isTerminal, colours: false, columns, cwd: '/', signal: new AbortController().signal,
  } satisfies Io));
  stderr.read();
  return text;
}

test('each step has a line, and what has come stands below them until the next', () => {
  expect(shownBy((progress) => {
    progress.step({ session: 0, host: 'a.example', stage: 'receive', sentence: 'A message comes in' });
    progress.received({ session: 0, host: 'a.example', messages: 1, bytes: 950 });
    progress.step({ session: 0, host: 'a.example', stage: 'receive', sentence: 'A message comes in' });
    progress.clear();
  })).toBe('a.example: A message comes in\n\r\u001b[Ka.example: 1 message, 950 bytes\r\u001b[Ka.example: A message comes in\n');
});

test('hosts are counted in the order of the plan, within the width of the terminal, and what they are called cannot move the cursor', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const text = shownBy((progress) => {
    for (const [session, host] of [[1, 'b\u001b[2J'], [0, 'a.example'], [2, 'too long for the line']] as const) {
      progress.received({ session, host, messages: 2, bytes: 12_345_678 });
      vi.advanceTimersByTime(200);
    }
  }, true, 54);
  expect(text.split('\r\u001b[K').slice(1)).toEqual([
    'b\\x1b[2J: 2 messages, 12 MB', 'a.example: 2 messages, 12 MB; b\\x1b[2J: 2 messages, 1', 'a.example: 2 messages, 12 MB; b\\x1b[2J: 2 messages, 1',
  ]);
});

test('what comes in a rush is not written more often than can be read', () => {
  expect(shownBy((progress) => [1, 2, 3].forEach((messages) => progress.received({ session: 0, host: 'h', messages, bytes: 45_678 })))).toBe('\r\u001b[Kh: 1 message, 46 KB');
});

test('off a terminal nothing is shown', () => {
  expect(shownBy((progress) => {
    progress.step({ session: 0, host: 'a', stage: 'connect', sentence: 'Connecting' });
    progress.received({ session: 0, host: 'a', messages: 1, bytes: 1 });
    progress.clear();
  }, false)).toBe('');
});
