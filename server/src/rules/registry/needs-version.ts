import { versionNeeds } from '../../model/version-needs.js';
import { versionText } from '../../values/version.js';
import { modelRule } from '../rule.js';

export const needsVersion = modelRule({
  code: 'needs-version',
  severity: 'warning',
  summary: 'Something that the version of Exchange does not have yet',
  sources: [
    { kb: 'Q184185' }, { kb: 'Q169683' }, { kb: 'Q245740' }, { kb: 'Q181481' }, { kb: 'Q184051' }, { kb: 'Q195201' }, { kb: 'Q179289' }, { kb: 'Q157707' },
    { kb: 'Q230051' }, { kb: 'Q193437' }, { kb: 'Q197289' }, { kb: 'Q195969' }, { kb: 'Q194742' }, { kb: 'Q174755' }, { kb: 'Q285023' }, { kb: 'Q155683' },
    { kb: 'Q140184' }, { kb: 'Q146677' }, { kb: 'Q279404' }, { kb: 'Q239228' }, { kb: 'Q152928' },
    { derived: 'A value that came with a version is not read by the versions before it' },
  ],
  on: 'model',
  *check(model, report) {
    if (model.medium === 'registry file' && model.versionIsAssumed) return;      // it does not say for which version it is
    const said = model.setting('Header', 'Exchange')?.fact;
    let found = 0;
    for (const { at, severity, message } of versionNeeds(model)) {
      report({
        at, severity, message,
        ...said && said.value !== '' && { related: [{ at: said.valueSpan, message: `The document is for Exchange ${versionText(model.version)}` }] },
      });
      if (++found % 1000 === 0) yield;
    }
  },
});
