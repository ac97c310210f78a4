import type { InlayHint } from 'vscode-languageserver-types';
import type { Snapshot } from '../analysis/snapshot.js';
import type { Fact } from '../model/fact.js';
import { typedParts, type TypedPart } from '../model/typed-parts.js';
import type { Range } from '../text/position.js';
import { hasBit, parseBits } from '../values/bits.js';
import { explainValue } from '../values/index.js';
import { describeRange, isContiguous, neverMatches, parseNetmask, sizeOf } from '../values/netmask.js';
import { parseNumber } from '../values/number.js';

/** What stands behind values that few can read at sight: the addresses of a mask, the bits of a number, hexadecimal numbers in decimal. */
export function inlayHints(snapshot: Snapshot, { start, end }: Range): InlayHint[] {
  const facts = new Set<Fact>();
  for (let line = start.line; line <= end.line && snapshot.lineText(line) !== undefined; line++) for (const fact of snapshot.factsAt(line)) facts.add(fact);
  return [...facts].flatMap(fact => typedParts(fact).flatMap(part => {
    const hint = hintOf(part, fact.kind === 'setting' ? fact.data?.digits : undefined);
    if (hint === undefined) return [];
    const explained = explainValue(part.type, part.text);
    return [{
      position: snapshot.rangeOf(part.span).end, label: hint, paddingLeft: true,
      ...explained !== undefined && { tooltip: { kind: 'markdown' as const, value: explained } },
    }];
  }));
}

/** `digits` are those of a `dword:`, which is hexadecimal whatever it looks like. */
function hintOf({ type, text }: TypedPart, digits: string | undefined): string | undefined {
  switch (type.kind) {
    case 'netmask': return rangeHint(text);
    case 'bits': {
      const number = parseBits(type, text);
      const bits = number === undefined ? [] : Array.from({ length: 32 }, (_, bit) => 2 ** bit).filter(bit => hasBit(number, bit));
      return bits.length > 1 ? `= ${bits.join(' + ')}` : undefined;
    }
    case 'number': {
      const written = digits === undefined ? /^\s*0x([\da-f]+)\s*$/i.exec(text)?.[1] : digits;
      const number = parseNumber(text, 'hex');
      return written === undefined || number === undefined || number === Number(written) ? undefined : `= ${number}`;
    }
    default: return undefined;
  }
}

function rangeHint(text: string): string | undefined {
  const netmask = parseNetmask(text);
  const { mask } = netmask;
  if (netmask.problems.length > 0 || mask === undefined || netmask.maskSpan === undefined) return undefined;
  if (neverMatches(netmask)) return 'never matches';
  const size = sizeOf(netmask);
  return size > 1 && mask !== 0 && !isContiguous(mask) ? `= ${size} addresses` : `= ${describeRange(netmask).replace(/ \(.*\)$/, '')}`;
}
