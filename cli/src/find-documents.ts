import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { recognize } from '../../server/src/formats/index.js';
import type { FormatId } from '../../server/src/formats/format.js';
import { reasonOf } from './read-document.js';

/** A file to be looked at, or a path that leads to none. */
export type Candidate =
  | { readonly kind: 'stdin' }
  /** `path` is shown to people, `file` is opened. A file that was not `named` was found in a folder. */
  | { readonly kind: 'file'; readonly path: string; readonly file: string; readonly named: boolean }
  | { readonly kind: 'problem'; readonly path: string; readonly problem: string };

/**
 * The files that paths stand for. A file that is named is taken as it is; in folders, and in those below them, files with the extension
 * of a language are taken, and plain text files that begin as a document does: IMCCOPY saves have no name of their own. Order: that of the
 * paths, then by name. Each file once.
 */
export async function* findDocuments(paths: readonly string[], cwd: string): AsyncGenerator<Candidate> {
  const seen = new Set<string>();
  for (const given of paths.length > 0 ? paths : ['.']) {
    if (given === '-') {
      if (!seen.has(given)) yield { kind: 'stdin' };
      seen.add(given);
      continue;
    }
    const file = path.resolve(cwd, given);
    try {
      const candidates = (await stat(file)).isDirectory() ? walk(file, given) : [{ kind: 'file' as const, path: given, file, named: true }];
      for await (const candidate of candidates) {
        if (candidate.kind === 'file') {
          if (seen.has(candidate.file)) continue;
          seen.add(candidate.file);
        }
        yield candidate;
      }
    } catch (error) {
      yield { kind: 'problem', path: given, problem: reasonOf(error) };
    }
  }
}

/** The language that a file's extension names. */
export function languageByName(file: string): FormatId | undefined {
  return EXTENSIONS.get(path.extname(file).toLowerCase());
}

const EXTENSIONS: ReadonlyMap<string, FormatId> = new Map([['.imc', 'imc'], ['.reg', 'reg'], ['.vbs', 'vbs']]);

/** Extensions that say no more than "a text"; only files with one of them, or with none, are opened to see what they are. */
const SAYING_NOTHING: ReadonlySet<string> = new Set(['', '.txt', '.text', '.ini', '.inf', '.cfg', '.conf', '.sav', '.save', '.dat', '.out', '.imccopy']);
const NEVER_ENTERED: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn']);

async function* walk(folder: string, shown: string): AsyncGenerator<Candidate> {
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield { kind: 'problem', path: shown, problem: reasonOf(error) };
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const candidate = { kind: 'file' as const, path: path.join(shown, entry.name), file: path.join(folder, entry.name), named: false };
    if (entry.isDirectory()) {
      if (!NEVER_ENTERED.has(entry.name)) yield* walk(candidate.file, candidate.path);
      continue;
    }
    if (!entry.isFile() && !entry.isSymbolicLink()) continue;
    const language = languageByName(entry.name);
    if (!language && !SAYING_NOTHING.has(path.extname(entry.name).toLowerCase())) continue;
    try {
      // A link to a folder is not followed: it may lead back here. One that leads nowhere is an editor's lock, or nothing to check.
      if (entry.isSymbolicLink() && !(await stat(candidate.file).catch(() => undefined))?.isFile()) continue;
      if (language || recognize(await headOf(candidate.file)) !== undefined) yield candidate;
    } catch (error) {
      if (language) yield { kind: 'problem', path: candidate.path, problem: reasonOf(error) };
    }
  }
}

/** The first kilobyte as text, by its byte order mark or as UTF-8; what is cut off at its end does not matter. */
async function headOf(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1024), 0, 1024, 0);
    const bytes = buffer.subarray(0, bytesRead);
    const label = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
    return new TextDecoder(label).decode(bytes);
  } finally {
    await handle.close();
  }
}
