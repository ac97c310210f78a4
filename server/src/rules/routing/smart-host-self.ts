import { deliveryOf } from '../../model/delivery.js';
import { hostText } from '../../model/passwords.js';
import { comparable, deliveryRows } from '../../model/routes.js';
import { modelRule } from '../rule.js';

export const smartHostSelf = modelRule({
  code: 'smart-host-self',
  severity: 'error',
  summary: 'The host that mail is forwarded to is this server itself',
  sources: [{ kb: 'Q190021' }, { kb: 'Q150969' }],
  on: 'model',
  *check(model, report) {
    const self = model.setting('Header', 'Host')?.fact;
    const name = comparable(self?.value ?? '');
    if (!self || name === '') return;
    const related = [{ at: self.valueSpan, message: 'The name of this server' }];
    const delivery = deliveryOf(model);
    for (const host of delivery.method === 'Forward' ? delivery.hosts : []) {
      if (comparable(host.name) !== name) continue;
      report({ at: host.at, message: messageOf(host.name, 'outbound mail'), related });
    }
    let seen = 0;
    for (const { entry, host } of deliveryRows(model)) {
      if (++seen % 1000 === 0) yield;
      if (comparable(host) !== name) continue;
      report({ at: entry.fields[1]!.span, message: messageOf(host, `mail for ${hostText(entry.fields[0]!.text)}`), related });
    }
  },
});

function messageOf(host: string, what: string): string {
  return `${host} is this server: ${what} would be sent to where it already is, in a loop; name the host that takes it further`;
}
