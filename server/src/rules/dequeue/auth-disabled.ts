import { flag, registryNumber } from '../../model/dequeue.js';
import { modelRule } from '../rule.js';

export const authDisabled = modelRule({
  code: 'auth-disabled',
  severity: 'warning',
  summary: 'Clients that log in may relay, and nobody can log in',
  sources: [{ kb: 'Q235627' }, { kb: 'Q193922' }, { derived: 'A login that is refused cannot earn the permission to relay' }],
  on: 'model',
  check(model, report) {
    const disable = flag(model, 'DisableAuth');
    const relay = model.setting('Parameters', 'RelayFlags')?.fact;
    const bits = registryNumber(relay?.value ?? '') ?? 0;
    if (!disable?.set || !relay || (bits & AUTHENTICATED) === 0) return;
    report({
      at: disable.fact.valueSpan,
      message: 'DisableAuth refuses every login (Q235627), so no client can relay by logging in as RelayFlags allows (Q193922). Drop one of the two',
      related: [{ at: relay.valueSpan, message: `RelayFlags lets clients relay that log in (${AUTHENTICATED})` }],
    });
  },
});

/** Bit 4 of the article: clients that authenticated may relay (`Q193922`). */
const AUTHENTICATED = 8;
