import { modelRule } from '../rule.js';

export const inboundOnlyAddressSpace = modelRule({
  code: 'inbound-only-address-space',
  severity: 'warning',
  summary: 'A connector that sends nothing still attracts outbound mail',
  sources: [{ kb: 'Q238719' }, { kb: 'Q295749' }, { kb: 'Q285090' }],
  on: 'model',
  check(model, report) {
    const mode = model.setting('Connections', 'TransferMode')?.fact;
    const spaces = model.setting('Address Space', 'AddressSpace');
    if (mode?.value.toLowerCase() !== 'inboundonly' || !spaces || spaces.entries.length === 0) return;
    report({
      at: spaces.fact.nameSpan,
      message: 'Outbound mail is still queued for this connector, which opens no connections, and may never leave; remove the address spaces',
      related: [{ at: mode.valueSpan, message: 'Mail only comes in' }],
    });
  },
});
