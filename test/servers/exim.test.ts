import { anyServerTests } from '../harness/any-server.js';
import { Exim } from './exim.js';

/* Exim 4.96. Its `spa` compares the answers of NTLM's version 1 alone. */
anyServerTests({
  start: () => Exim.start(), etrn: /^250 OK$/, unknown: { code: 458, outcome: 'refused' }, turn: /^500 unrecognized command/m, atrn: /^500 unrecognized command/m, ntlmV2: false,
});
