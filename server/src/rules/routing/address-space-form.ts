import { domainProblems } from '../../values/domain.js';
import { factRule, type Fix } from '../rule.js';

export const addressSpaceForm = factRule({
  code: 'address-space-form',
  severity: 'error',
  summary: 'An address space names a domain and so matches no address',
  sources: [{ kb: 'Q229961' }, { kb: 'Q148985' }],
  on: 'entry',
  check({ section, list, fields }, report) {
    const [type, address] = fields;
    if (section !== 'Address Space' || list !== 'AddressSpace' || type?.text.toLowerCase() !== 'smtp' || !address) return;
    const [, marks = '', domain = ''] = /^(@?\.?)(.*?)\.?$/.exec(address.text) ?? [];
    if (domain === '' || /[@*]/.test(domain) || domainProblems(domain).some(({ severity }) => severity === undefined || severity === 'error')) return;
    const change = (to: string, safe: boolean): Fix => ({ title: `Change to ${to}`, edits: [{ kind: 'respell', span: address.span, text: to }], ...safe && { safe: true } });
    const [everybody, below] = [`*@${domain}`, `*.${domain}`];
    const dotted = marks.endsWith('.');                              // subdomains may be meant, or the domain
    report({
      at: address.span,
      message: `The whole address is compared, so ${address.text} matches nobody at ${domain}; write ${everybody}${dotted ? `, or ${below} for its subdomains` : ''}`,
      fixes: dotted ? [change(everybody, false), change(below, false)] : [change(everybody, true)],
    });
  },
});
