import { findSetting } from '../../catalog/index.js';
import { factRule } from '../rule.js';

export const atrnNotSupported = factRule({
  code: 'atrn-not-supported',
  severity: 'warning',
  summary: 'ATRN is asked for, which Exchange 5.5 does not support',
  sources: [{ kb: 'Q262986' }, { kb: 'Q257979' }, { rfc: 2645 }],
  on: 'setting',
  check({ section, name, nameSpan, value, valueSpan }, report) {
    const command = section === 'Dial-up Connections' && name.toLowerCase() === 'command';
    const inName = section === 'Parameters' ? name.search(/ATRN/i) : -1;
    const inValue = inName === -1 && (command || mayNameVerb(section, name)) ? value.slice(0, LONGEST_COMMAND).search(ATRN) : -1;
    if (inName === -1 && inValue === -1) return;
    const start = inName === -1 ? valueSpan.start + inValue : nameSpan.start + inName;
    report({
      at: { ...(inName === -1 ? valueSpan : nameSpan), start, end: start + 'ATRN'.length },
      message: command
        ? 'Exchange 5.5 has no ATRN of its own (Q262986): this fetches mail only if the command brings its own ATRN client. Otherwise ask the provider for ETRN or TURN'
        : 'Exchange 5.5 does not support ATRN (Q262986), though Q257979 offers AlwaysUseTURN to customers of ATRN providers. Ask the provider for ETRN or TURN',
    });
  },
});

const ATRN = /(?<![a-z0-9])ATRN(?![a-z0-9])/i;

/** As much of a value as Windows takes for a command line. */
const LONGEST_COMMAND = 8191;

/** A choice can ask for ATRN; in the name of a host, a domain, a phone-book entry or an account it is a name. */
function mayNameVerb(section: string | undefined, name: string): boolean {
  const type = section ? findSetting(section, name)?.type.kind : undefined;
  return type === 'choice' || type === 'switch';
}
