import { registryNumber } from '../../model/dequeue.js';
import { modelRule } from '../rule.js';

export const sizeLimitConflict = modelRule({
  code: 'size-limit-conflict',
  severity: 'warning',
  summary: 'Size limits on the General page and in the registry',
  sources: [{ kb: 'Q231303' }],
  on: 'model',
  check(model, report) {
    const page = model.setting('General', 'MaximumMessageSize');
    if (!page || !/^\d+$/.test(page.fact.value)) return;
    const limits = ['InboundSizeLimit', 'OutboundSizeLimit']
      .flatMap(name => model.setting('Parameters', name) ?? [])
      .filter(({ fact }) => registryNumber(fact.value) !== undefined);
    if (limits.length === 0) return;
    report({
      at: page.fact.valueSpan,
      message: 'A limit here and limits in the registry do not go together and can give wrong results; with those, this is None',
      related: limits.map(({ fact, entry }) => ({ at: fact.nameSpan, message: `${entry!.name} limits messages too` })),
    });
  },
});
