import { expect, test } from 'vitest';
import { compare } from '../../server/src/analysis/compare.js';
import { openDocument } from '../../server/src/analysis/open-document.js';
import { snapshotOf } from '../../server/src/analysis/snapshot.js';

const KEY = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters';
const imc = (text: string) => snapshotOf(openDocument('file:///a.imc', '', 1, text));
const reg = (...lines: readonly string[]) => snapshotOf(openDocument('file:///a.reg', '', 1, ['REGEDIT4', '', `[${KEY}]`, ...lines, ''].join('\r\n')));
/** The lines of both sides, side by side, without the head. */
const rows = ({ left, right }: { left: string; right: string }) => {
  const [a, b] = [left.split('\n'), right.split('\n')];
  expect(a).toHaveLength(b.length);
  return a.slice(2, -1).map((line, i) => [line, b[i + 2]]);
};

test('a document and an export that mean the same are the same text, however they write it and in whatever order', () => {
  const result = compare(
    imc('[Parameters]\n; as it was ordered\nRelayFlags=0x8\nalwaysuseetrn=1\nTurfDir="C:\\turf"\nRelayDenyList=+\n+192.0.2.0;255.255.255.0\n[Site Addressing]\nDomain=example.com\n'),
    reg('"TurfDir"="C:\\\\turf"', '"AlwaysUseETRN"=dword:00000001', '"RelayFlags"=dword:00000008',
      '"RelayDenyList"=hex(7):31,39,32,2e,30,2e,32,2e,30,3b,\\', '  32,35,35,2e,32,35,35,2e,32,35,35,2e,30,00,00'),
  );
  expect(result.left).toBe(result.right);
  expect(result).toMatchObject({ version: 1, same: 4, different: 0, onlyLeft: 0, onlyRight: 0 });
});

test('what belongs together stands on the same lines: other data, another type, lists of different length, values that one of the two lacks', () => {
  const result = compare(
    imc('[Parameters]\nAlwaysUseETRN=1\nRelayDenyList=+\n+192.0.2.1\n+192.0.2.2\nDisableETRN=1\nOwnValue=7\n'),
    reg('"AlwaysUseETRN"="1"', '"RelayDenyList"=hex(7):31,39,32,2e,30,2e,32,2e,31,00,00', '"AlwaysUseTURN"=dword:00000001', '"DisableETRN"=-'),
  );
  const found = rows(result);
  expect(found).toContainEqual(['AlwaysUseETRN  REG_DWORD  1', 'AlwaysUseETRN  REG_SZ  1']);
  expect(found).toContainEqual(['AlwaysUseTURN  (not here)', 'AlwaysUseTURN  REG_DWORD  1']);
  expect(found).toContainEqual(['DisableETRN  REG_DWORD  1', 'DisableETRN  (deleted)']);
  expect(found).toContainEqual(['OwnValue  type not documented  7', 'OwnValue  (not here)']);
  const list = found.findIndex(([left]) => left?.startsWith('RelayDenyList'));
  expect(found.slice(list, list + 3)).toEqual([
    ['RelayDenyList  REG_MULTI_SZ', 'RelayDenyList  REG_MULTI_SZ'], ['    192.0.2.1', '    192.0.2.1'], ['    192.0.2.2', ''],
  ]);
  expect(result).toMatchObject({ same: 0, different: 3, onlyLeft: 1, onlyRight: 1 });
});

test('values of other services’ keys are compared too, each under its key', () => {
  const neighbour = (digit: string) => snapshotOf(openDocument('file:///a.reg', '', 1, `REGEDIT4\n\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters\\Extension]\n"MaxMessageSize"=dword:0000000${digit}\n`));
  expect(rows(compare(neighbour('1'), neighbour('2')))).toEqual([
    [`[${KEY}\\Extension]`, `[${KEY}\\Extension]`], ['MaxMessageSize  REG_DWORD  1', 'MaxMessageSize  REG_DWORD  2'],
  ]);
});

test('two texts that give no value have nothing to compare', () => {
  expect(compare(imc('[Routing]\nRerouteIncoming=No\n'), reg())).toMatchObject({ same: 0, different: 0, onlyLeft: 0, onlyRight: 0 });
});
