import { writeJson } from '../io.js';
import type { CheckedFile, MakeReport } from './report.js';

/** One object for programs: every file that was checked, and the counts. */
export const jsonReport: MakeReport = io => {
  const files: CheckedFile[] = [];
  return {
    file: checked => files.push(checked),
    end: ({ errors, warnings, information, hints }) => writeJson(io, { version: 1, files, errors, warnings, information, hints }),
  };
};
