import { anyServerTests } from '../harness/any-server.js';
import { Sendmail } from './sendmail.js';

/* Sendmail 8.17. It starts a queue run for whatever it is asked for. */
anyServerTests({
  start: () => Sendmail.start(), etrn: /^250 2\.0\.0 Queuing for node example\.com started$/, unknown: { code: 250, outcome: 'accepted' },
  turn: /^502 5\.5\.1 Command not implemented: "TURN"/m, atrn: /^500 5\.5\.1 Command unrecognized: "ATRN"/m, ntlmV2: true,
});
