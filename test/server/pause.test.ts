import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { pauseOver, type Channel } from '../../server/src/pause.js';

const channel = new MessageChannel();
afterEach(() => channel.port1.close());

test('pauses that are under way at the same time all end, in the order they began', async () => {
  const pause = pauseOver(channel as unknown as Channel);
  const ended: number[] = [];
  await Promise.all([1, 2, 3].map(n => pause().then(() => ended.push(n))));
  expect(ended).toEqual([1, 2, 3]);
});
