import { describe, expect, test } from 'vitest';
import { ANYBODY, openTo, relayDecision, relayPolicy, type RelayPolicy } from '../../server/src/model/relay.js';
import { parseIPv4 } from '../../server/src/values/ipv4.js';
import { parseNetmask } from '../../server/src/values/netmask.js';
import { modelOfLines } from './read-model.js';

const client = ip('192.0.2.17');
const server = ip('198.51.100.1');

describe('who may relay', () => {
  test('every decision, against the article read as a list of sentences', () => {
    let cases = 0;
    const reasons = new Set<string>();
    for (let flags = 0; flags < 16; flags++) for (const denied of [true, false]) for (const allowed of [true, false])
    for (const local of [true, false]) for (const authenticated of [true, false]) {
      const sentences: readonly (readonly [applies: boolean, mayRelay: boolean])[] = [
        [flags === 0, true],                                   // Q206968: 0 switches the refusals off
        [bit(flags, 1) && denied, false],                      // Q193922, in its order and with its count of bits
        [bit(flags, 2) && allowed, true],
        [bit(flags, 3) && local, true],
        [bit(flags, 4) && authenticated, true],
        [flags === 1, true],
        [true, false],
      ];
      const policy: RelayPolicy = {
        flags,
        deny: denied ? masks('192.0.2.0;255.255.255.0') : masks('203.0.113.0;255.255.255.0'),
        allow: allowed ? masks('192.0.2.17') : masks('192.0.2.18', '192.0.2.16'),
        local: local ? masks('203.0.113.5', '198.51.100.1') : masks('198.51.100.2'),
      };
      const decision = relayDecision(policy, { address: client, connectedTo: server, authenticated });
      expect(decision.may, `flags ${flags}, ${JSON.stringify({ denied, allowed, local, authenticated })}`).toBe(sentences.find(([applies]) => applies)![1]);
      reasons.add(decision.because);
      cases += 1;
    }
    expect(cases).toBe(256);
    expect([...reasons].sort()).toEqual(['allowed', 'authenticated', 'denied', 'local address', 'no restriction', 'not denied', 'not granted']);
  });

  test('without flags nothing restricts, whatever the lists say', () => {
    const policy: RelayPolicy = { flags: undefined, deny: masks('0.0.0.0;0.0.0.0'), allow: [], local: [] };
    expect(relayDecision(policy, { address: client, connectedTo: server, authenticated: false })).toEqual({ may: true, because: 'no restriction' });
  });

  test('of a host that nothing is known of, only an entry for every address speaks', () => {
    for (const [flags, list, entry, may] of [
      [2, 'allow', '0.0.0.0;0.0.0.0', true],
      [2, 'allow', '0.0.0.0;128.0.0.0', false],
      [2, 'allow', '0.0.0.0', false],
      [4, 'local', '0.0.0.0;0.0.0.0', true],
      [4, 'local', '198.51.100.1', false],
      [3, 'deny', '0.0.0.0;0.0.0.0', false],
      [1, 'deny', '0.0.0.0;0.0.0.0', false],
      [1, 'deny', '10.0.0.0;255.0.0.0', true],
      [8, 'allow', '0.0.0.0;0.0.0.0', false],
    ] as const) {
      const policy = { flags, deny: [], allow: [], local: [], [list]: masks(entry) };
      expect(relayDecision(policy, ANYBODY).may, `${flags} ${list} ${entry}`).toBe(may);
    }
  });
});

describe('what a document says about relaying', () => {
  test('flags are read in decimal and hexadecimal, lists with and without masks', () => {
    const policy = relayPolicy(modelOfLines('[Parameters]', 'RelayFlags=0x3', 'RelayDenyList=+', '+192.0.2.66', 'RelayAllowList=+', '+192.0.2.0;255.255.255.0', '+'))!;
    expect(policy.flags).toBe(3);
    expect(policy.deny.map(({ canonical }) => canonical)).toEqual(['192.0.2.66']);
    expect(policy.allow.map(({ canonical }) => canonical)).toEqual(['192.0.2.0;255.255.255.0']);
  });

  test('flags that are no number leave it open', () => {
    expect(relayPolicy(modelOfLines('[Parameters]', 'RelayFlags=Yes'))).toBeUndefined();
  });

  test('a document is open only where it says that mail is rerouted', () => {
    for (const [lines, why] of [
      [['[Routing]', 'RerouteIncoming=Yes'], 'no restriction'],
      [['[Routing]', 'RerouteIncoming=Yes', '[Parameters]', 'RelayFlags=0'], 'no restriction'],
      [['[Routing]', 'RerouteIncoming=Yes', '[Parameters]', 'RelayFlags=1'], 'not denied'],
      [['[Routing]', 'RerouteIncoming=Yes', '[Parameters]', 'RelayFlags=1', 'RelayDenyList=+', '+192.0.2.66'], undefined],
      [['[Routing]', 'RerouteIncoming=Yes', '[Parameters]', 'RelayFlags=2'], undefined],
      [['[Routing]', 'RerouteIncoming=Yes', '[Parameters]', 'RelayFlags=2', 'RelayAllowList=+', '+0.0.0.0;0.0.0.0'], 'allowed'],
      [['[Routing]', 'RerouteIncoming=Yes', '[Parameters]', 'RelayFlags=Yes'], undefined],
      [['[Routing]', 'RerouteIncoming=No', '[Parameters]', 'RelayFlags=0'], undefined],
      [['[Parameters]', 'RelayFlags=0'], undefined],
    ] as const) expect(openTo(modelOfLines(...lines)), lines.join(' / ')).toBe(why);
  });
});

/** The article counts the bits of the flags from 1. */
function bit(flags: number, number: number): boolean {
  return (flags & 2 ** (number - 1)) !== 0;
}

function masks(...entries: readonly string[]) {
  return entries.map(parseNetmask);
}

function ip(text: string): number {
  return parseIPv4(text)!;
}
