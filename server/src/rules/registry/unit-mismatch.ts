import { registryNumber } from '../../model/dequeue.js';
import { grouped } from '../../values/number.js';
import { factRule, type Fix } from '../rule.js';

export const unitMismatch = factRule({
  code: 'unit-mismatch',
  severity: 'error',
  summary: 'A size that seems to be in another unit than bytes',
  sources: [{ kb: 'Q189587' }, { kb: 'Q231303' }, { derived: 'So few bytes would be of no use, while the same number of kilobytes or megabytes is usual' }],
  on: 'setting',
  check({ section, name, value, valueSpan }, report) {
    const number = section === 'Parameters' ? registryNumber(value) : undefined;
    if (number === undefined || number === 0) return;
    const to = (bytes: number): readonly Fix[] => bytes > LARGEST ? [] : [{
      title: `Change to ${bytes}`, edits: [{ kind: 'respell', span: valueSpan, text: String(bytes) }],
    }];
    const lower = name.toLowerCase();
    if (lower === 'diskspacelowwatermark') {
      if (number < MEGABYTE) {
        const isMegabytes = number <= 1000;
        report({
          at: valueSpan, fixes: to(number * (isMegabytes ? MEGABYTE : KILOBYTE)),
          message: `${name} counts bytes, and ${grouped(number)} of them are next to nothing; ${isMegabytes ? 'megabytes' : 'kilobytes'} seem to be meant`,
        });
      } else if (number % ARTICLES_MEGABYTE === 0 && number % MEGABYTE !== 0) {
        const megabytes = number / ARTICLES_MEGABYTE;
        report({
          at: valueSpan, severity: 'information', fixes: to(megabytes * MEGABYTE),
          message: `Q189587 counts a megabyte as 1,024,000 bytes; ${megabytes} MB are ${grouped(megabytes * MEGABYTE)}`,
        });
      }
    } else if ((lower === 'inboundsizelimit' || lower === 'outboundsizelimit') && number < SMALLEST_LIMIT) {
      report({
        at: valueSpan, fixes: to(number * KILOBYTE),
        message: `${name} counts bytes, so no message above ${grouped(number)} bytes passes; kilobytes, as on the General page, seem to be meant`,
      });
    }
  },
});

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;
const ARTICLES_MEGABYTE = 1_024_000;
const LARGEST = 0xffffffff;
/** Kilobytes in use as limits, up to 20 MB, are below this; a limit of so few bytes would hold back almost every message. */
const SMALLEST_LIMIT = 32_768;
