import { domainProblems } from '../../values/domain.js';
import { factRule } from '../rule.js';

export const addressSpaceForm = factRule({
  code: 'address-space-form',
  severity: 'error',
  summary: 'An address space names a domain and so matches no address',
  sources: [{ kb: 'Q229961' }, { kb: 'Q148985' }],
  on: 'entry',
  check({ section, list, fields }, report) {
    const [type, address] = fields;
    if (section !== 'Address Space' || list !== 'AddressSpace' || type?.text.toLowerCase() !== 'smtp' || !address) return;
    const domain = address.text.replace(/^@/, '');
    if (domain === '' || /[@*]/.test(domain) || domainProblems(domain).some(({ severity }) => severity === undefined || severity === 'error')) return;
    report({
      at: address.span,
      message: `The whole address is compared, so ${address.text} matches nobody at ${domain}; write *@${domain}`,
      fixes: [{ title: `Change to *@${domain}`, edits: [{ kind: 'respell', span: address.span, text: `*@${domain}` }], safe: true }],
    });
  },
});
