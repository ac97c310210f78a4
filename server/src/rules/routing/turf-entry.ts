import { factRule } from '../rule.js';

export const turfEntry = factRule({
  code: 'turf-entry',
  severity: 'error',
  summary: 'A row of TurfTable holds more than one plain address',
  sources: [{ kb: 'Q155683' }, { kb: 'Q166163' }],
  on: 'entry',
  check(fact, report) {
    if (fact.section !== 'Parameters' || fact.list !== 'TurfTable') return;
    const [whole] = fact.fields;
    if (!whole || !DELIMITER.test(whole.raw)) return;
    // In the text of an IMC document blanks around a field are free; in the data of a registry file they are part of it.
    const { text, span } = whole.span.writing ? { text: whole.raw, span: whole.rawSpan } : whole;
    if (!DELIMITER.test(text)) return;
    const addresses = addressesIn(text);
    const [first, ...others] = addresses ?? [];
    report({
      at: span,
      message: others.length > 0
        ? `A row of TurfTable is one address and “${text}” is not; write the others in rows of their own`
        : `A row of TurfTable is one address, without blanks, quotes or separators; “${text}” is not`,
      ...first !== undefined && {
        fixes: [{
          title: others.length > 0 ? `Write ${addresses!.length} rows` : `Change to ${first}`,
          edits: [
            { kind: 'respell', span, text: first },
            ...others.length > 0 ? [{ kind: 'add' as const, section: 'Parameters', name: 'TurfTable', entries: others.map(address => [address]), beside: fact }] : [],
          ],
          safe: true,
        }],
      },
    });
  },
});

/** An apostrophe inside may belong to a name. */
const DELIMITER = /[\s;,"<>]|^'|'$/;
const ADDRESS = /^[^\s;,"<>@]+@[^\s;,"<>@]+$/;
const DOMAIN = /^#?@[^\s;,"<>@]+$/;

/**
 * The addresses that a row was meant as; undefined where that is open. Only what is a sender or a domain by itself counts: a
 * word behind a semicolon may be a remark, and a blank before the `@` must not turn one sender into a whole domain.
 */
function addressesIn(text: string): readonly string[] | undefined {
  const parts = text.split(/[;,]/).map(bare).filter(part => part !== '');
  const addresses = parts.flatMap(part => {
    const words = part.split('@').map(piece => piece.trim()).join('@').split(/\s+/).map(bare);
    return words.length === 1 || words.every(word => ADDRESS.test(word)) ? words : [part];
  });
  return addresses.length > 0 && addresses.every(address => ADDRESS.test(address) || DOMAIN.test(address)) ? addresses : undefined;
}

function bare(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && BESIDE.has(text[start]!)) start++;
  while (end > start && BESIDE.has(text[end - 1]!)) end--;
  return text.slice(start, end);
}

const BESIDE = new Set([' ', '\t', '"', '\'', '<', '>']);
