import { expect, test } from 'vitest';
import { waitingForRestart } from '../../client/src/views/restarts.js';
import { restartsJson } from '../../server/src/analysis/restarts-json.js';
import { snapshotOfLines } from '../model/read-model.js';

const restartsOf = (...lines: readonly string[]) => restartsJson(snapshotOfLines('[Header]', 'Version=1', '[Parameters]', ...lines));

test('only settings of which a source says that something must be restarted are named', () => {
  const { settings } = restartsOf('RelayFlags=8', 'AlwaysUseETRN=1', 'NoSuchValue=1');
  expect(settings.map(({ name, restart, range }) => ({ name, restart, line: range.start.line }))).toEqual([{ name: 'RelayFlags', restart: 'Internet Mail Service', line: 3 }]);
});

test('what has changed, come or gone between two looks waits for a restart, and nothing else does', () => {
  const list = ['RelayAllowList=+', '+192.0.2.0;255.255.255.0'];
  for (const [title, before, after, names] of [
    ['nothing', ['RelayFlags=8', ...list], ['; a comment', 'RelayFlags = 8', ...list], []],
    ['a value', ['RelayFlags=8'], ['RelayFlags=4'], ['RelayFlags']],
    ['a new one', [], ['RelayFlags=8'], ['RelayFlags']],
    ['one that is gone', ['RelayFlags=8'], [], ['RelayFlags']],
    ['a row of a list', list, [...list, '+198.51.100.0;255.255.255.0'], ['RelayAllowList']],
    ['a row taken out', list, ['RelayAllowList=+'], ['RelayAllowList']],
    ['the one that is in force', ['RelayFlags=8'], ['RelayFlags=4', 'RelayFlags=8'], []],
    ['a setting that applies without', ['AlwaysUseETRN=1'], ['AlwaysUseETRN=0'], []],
  ] as const) expect(waitingForRestart(restartsOf(...before), restartsOf(...after)).map(({ name }) => name), title).toEqual(names);
});

test('what changed is shown where it is written, what is gone nowhere', () => {
  const [before, after] = [restartsOf('RelayFlags=8', 'RelayLocalIPList=+'), restartsOf('', 'RelayFlags=4')];
  expect(waitingForRestart(before, after).map(({ range }) => range?.start.line)).toEqual([4, undefined]);
});
