import { stat } from 'node:fs/promises';
import path from 'node:path';
import { safeText } from '../../client/src/smtp/safe-text.js';
import { convertText, type Given } from '../../server/src/convert/convert.js';
import type { Conversion, Loss, Target } from '../../server/src/convert/content.js';
import type { JsonProblem } from '../../server/src/convert/read-json.js';
import { recognize } from '../../server/src/formats/index.js';
import type { Arguments } from './arguments.js';
import { languageByName } from './find-documents.js';
import { readStdin, say, Status, usageError, type Io } from './io.js';
import { problemLine } from './open-documents.js';
import { decode, encode, readDocument, type Unreadable } from './read-document.js';
import { writeNewDocument } from './write-document.js';

/** `imc convert`: says a document in another form, and lists what that form cannot hold. */
export async function convert(given: Arguments, io: Io): Promise<number> {
  const [file, ...more] = given.positionals;
  const target = given.value('to') as Target | undefined;
  const output = given.value('output');
  if (file === undefined) return usageError(io, 'What is to be converted is missing: imc convert FILE --to FORMAT.', 'convert');
  if (more.length > 0) return usageError(io, 'One document is converted at a time; several were given.', 'convert');
  if (target === undefined) return usageError(io, 'What to convert to is missing: --to imc, reg, vbs, imccopy or json.', 'convert');
  if (output !== undefined && file !== '-' && await isSameFile(path.resolve(io.cwd, file), path.resolve(io.cwd, output))) {
    return usageError(io, `${safeText(output)} is the document that is converted; name another file.`, 'convert');
  }
  const read = await readGiven(file, given.value('language') as Given['language'] | undefined, io);
  if (io.signal.aborted) return Status.cancelled;
  if ('problem' in read) {
    say(io, problemLine({ kind: 'problem', path: file, ...read }));
    return Status.unusable;
  }
  const shown = file === '-' ? '<stdin>' : safeText(file);
  const converted = convertText(read, target);
  if ('problems' in converted) {
    for (const problem of converted.problems) say(io, jsonLine(shown, problem));
    return Status.unusable;
  }
  const unwritten = await write(converted, output, given.has('force'), io);
  if (unwritten) {
    say(io, `${safeText(output!)}: ${unwritten.problem}`);
    return Status.unusable;
  }
  for (const loss of converted.losses) say(io, lossLine(shown, loss));
  return converted.losses.length > 0 && !given.has('lossy') ? Status.problems : Status.fine;
}

/** The text and its language: the one that was said, else that of the name, else what the text begins like. */
async function readGiven(file: string, said: Given['language'] | undefined, io: Io): Promise<Given | Unreadable> {
  const bytes = file === '-' ? await readStdin(io) : undefined;
  if (file === '-' && bytes === undefined) return { problem: 'reading it was cancelled' };
  const decoded = bytes ? decode(bytes) : await readDocument(path.resolve(io.cwd, file));
  if ('problem' in decoded) return decoded;
  const { text } = decoded;
  const language = said ?? languageByName(file) ?? (/\.json$/i.test(file) || /^\s*\{/.test(text) ? 'json' : recognize(text)?.id ?? 'imc');
  return { language, text };
}

async function write({ text, encoding }: Conversion, output: string | undefined, force: boolean, io: Io): Promise<Unreadable | undefined> {
  const bytes = encode({ text, encoding, mark: new Uint8Array(0) });
  if ('unencodable' in bytes) throw new Error('What the encoding cannot hold was not left out');
  if (output !== undefined) return writeNewDocument(path.resolve(io.cwd, output), bytes, force ? 'replace' : 'keep');
  io.stdout.write(bytes);
  return undefined;
}

function lossLine(shown: string, { range, name, why }: Loss): string {
  return `${shown}:${range.start.line + 1}: left out: ${safeText(name)}: ${safeText(why)}`;
}

function jsonLine(shown: string, { range: { start }, path: where, message }: JsonProblem): string {
  return `${shown}:${start.line + 1}:${start.character + 1}: ${safeText(where === '' ? message : `${where}: ${message}`)}`;
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  if (one === other) return true;
  try {
    const [a, b] = await Promise.all([stat(one), stat(other)]);
    return a.dev === b.dev && a.ino === b.ino;
  } catch {
    return false;                                        // what is not there is not the same; what cannot be read is said later
  }
}
