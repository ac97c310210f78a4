import { registrySettings } from '../../model/registry.js';
import { isOlder, parseVersion, versionText } from '../../values/version.js';
import { modelRule } from '../rule.js';

export const obsoleteValue = modelRule({
  code: 'obsolete-value',
  severity: 'warning',
  summary: 'A value that this version of Exchange no longer reads or does not need',
  sources: [{ kb: 'Q156063' }, { kb: 'Q258206' }, { kb: 'Q191262' }, { kb: 'Q166616' }],
  on: 'model',
  check(model, report) {
    for (const { fact, entry } of registrySettings(model)) {
      const until = entry.until?.version && parseVersion(entry.until.version);
      if (until && !isOlder(model.version, until) && entry.name !== 'DR on Gateway Transmission') {      // only its name changed: `needs-version`
        report({
          at: fact.nameSpan, tag: 'deprecated',
          message: `${entry.name} belongs to Exchange 4.0; Exchange ${versionText(model.version)}${model.medium === 'registry file' && model.versionIsAssumed ? ', which is assumed,' : ''} does not read it here: ${insteadOf(entry.name)}`,
        });
      } else if (entry.name === 'AcceptMalformed821Adrs' && model.version.release === '4.0') {
        report({
          at: fact.nameSpan, tag: 'deprecated', severity: 'information',
          message: 'Exchange 4.0 accepts such addresses without this value, which came with 5.0 SP1',
        });
      }
    }
  },
});

function insteadOf(name: string): string {
  return name === 'ExtensionDLL'
    ? 'a routing program is named on the Routing page (CustomProgram), an extension that leaves the table alone NonRoutingExtensionDll'
    : 'setup of 5.0 moves it to MSExchangeIS\\ParametersSystem\\InternetContent';
}
