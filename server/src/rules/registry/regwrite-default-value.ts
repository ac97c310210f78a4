import { findSetting, registryKeys, sectionOfKey } from '../../catalog/index.js';
import { meantKey } from '../../model/meant-key.js';
import { factRule } from '../rule.js';

export const regwriteDefaultValue = factRule({
  code: 'regwrite-default-value',
  severity: 'error',
  summary: 'A script that writes to the default value of a key',
  sources: [{ derived: 'Behind a backslash at its end a path has no name of a value, and RegWrite writes to the default value of the key' }],
  on: 'default',
  check({ section, key, slashSpan, isEmpty }, report) {
    const cut = key.lastIndexOf('\\');
    const [parent, name] = [sectionOfKey(meantKey(key.slice(0, cut))?.path ?? ''), key.slice(cut + 1)];
    const value = parent === undefined ? undefined : findSetting(parent, name);
    if (value) {
      report({
        at: slashSpan,
        message: `With a backslash at its end this is a key called ${name}, and its default value is written; ${value.name} is a value, so leave the backslash out`,
        fixes: [{ title: 'Remove the backslash', edits: [{ kind: 'respell', span: slashSpan, text: '' }], safe: true }],
      });
    } else if (!isEmpty && KEYS.has(section)) {
      report({ at: slashSpan, message: 'Behind the backslash the name of a value is missing, so the default value of the key is written, which nothing reads; add the name' });
    }
  },
});

const KEYS: ReadonlySet<string> = new Set(registryKeys.map(({ section }) => section));
