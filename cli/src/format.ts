import { applyChanges } from '../../server/src/analysis/fixes.js';
import { formatDocument } from '../../server/src/analysis/format-document.js';
import { safeText } from '../../client/src/smtp/safe-text.js';
import type { Arguments } from './arguments.js';
import { say, Status, type Io } from './io.js';
import { NOTHING_FOUND, openDocuments, problemLine, snapshotOfText } from './open-documents.js';
import { encode } from './read-document.js';
import { writeDocument } from './write-document.js';

/** `imc format`: writes documents in the usual form, or with `--check` names those that are not in it. */
export async function format(given: Arguments, io: Io): Promise<number> {
  const onlyCheck = given.has('check');
  let [files, different, unusable] = [0, 0, false];
  for await (const opened of openDocuments(given.positionals, io)) {
    if (opened.kind === 'problem') {
      say(io, problemLine(opened));
      unusable = true;
      continue;
    }
    files += 1;
    const { path, source } = opened;
    const snapshot = snapshotOfText(opened, source.text.text);
    const formatted = applyChanges(snapshot, formatDocument(snapshot.document));
    const differs = formatted !== source.text.text;
    if (differs) different += 1;
    if (onlyCheck) {
      if (differs) io.stdout.write(`${path === '-' ? '<stdin>' : safeText(path)}\n`);
    } else if (source.kind === 'stdin') {
      const bytes = encode({ ...source.text, text: formatted });
      if ('unencodable' in bytes) throw new Error('Formatting moves blanks only, and has made another character');
      io.stdout.write(bytes);
    } else if (differs) {
      const unwritten = await writeDocument(source.file, source.text, formatted);
      if (unwritten) unusable = true;
      say(io, unwritten ? problemLine({ kind: 'problem', path, ...unwritten }) : `Formatted ${safeText(path)}`);
    }
  }
  if (io.signal.aborted) return Status.cancelled;
  if (files === 0 && !unusable) say(io, NOTHING_FOUND);
  if (unusable) return Status.unusable;
  return onlyCheck && different > 0 ? Status.problems : Status.fine;
}
