import { isFullPath } from '../../values/path.js';
import { factRule } from '../rule.js';

export const pathNotFull = factRule({
  code: 'path-not-full',
  severity: 'error',
  summary: 'A DLL without its full path',
  sources: [{ kb: 'Q258206' }],
  on: 'setting',
  check({ section, name, value, valueSpan }, report) {
    const isExtension = section === 'Parameters' && name.toLowerCase() === 'nonroutingextensiondll';
    const isProgram = section === 'Routing' && name.toLowerCase() === 'customprogram';
    if (!isExtension && !isProgram || value === '' || isFullPath(value)) return;
    report({
      at: valueSpan,
      message: isExtension
        ? `The service does not start with a path that is not complete (event 4084); write drive and directories before ${value}`
        : `A custom routing program is named with its full path; write drive and directories before ${value}`,
    });
  },
});
