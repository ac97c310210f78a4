import { Writable } from 'node:stream';
import { afterEach, expect, test, vi } from 'vitest';
import type { Io } from '../../cli/src/io.js';
import { progressOf } from '../../cli/src/progress.js';

afterEach(() => vi.useRealTimers());

function watch(isTerminal: boolean) {
  vi.useFakeTimers({ toFake: ['performance'] });
  const written: string[] = [];
  const stderr = new Writable({ write: (piece, _, done) => {
    written.push(String(piece));
    done();
  } });
  return { written, progress: progressOf({ isTerminal, stderr } as unknown as Io, 'Checking') };
}

test('short work shows nothing; long work shows a line that goes away', () => {
  const { written, progress } = watch(true);
  progress.show('folder/a.imc');
  progress.clear();
  expect(written).toEqual([]);
  vi.advanceTimersByTime(600);
  progress.show('folder/b.imc');
  progress.show('folder/c.imc');                     // too soon after the last to be read
  progress.clear();
  progress.clear();
  expect(written).toEqual(['\r\u001b[KChecking b.imc …', '\r\u001b[K']);
});

test('nothing is shown where nobody looks', () => {
  const { written, progress } = watch(false);
  vi.advanceTimersByTime(10_000);
  progress.show('a.imc');
  progress.clear();
  expect(written).toEqual([]);
});
