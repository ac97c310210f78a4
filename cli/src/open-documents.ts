import path from 'node:path';
import { safeText } from '../../client/src/smtp/safe-text.js';
import { openDocument } from '../../server/src/analysis/open-document.js';
import { snapshotOf, type Snapshot } from '../../server/src/analysis/snapshot.js';
import type { FormatId } from '../../server/src/formats/format.js';
import { recognize } from '../../server/src/formats/index.js';
import type { ExchangeVersion } from '../../server/src/values/version.js';
import { findDocuments, languageByName } from './find-documents.js';
import { readStdin, type Io } from './io.js';
import { decode, readDocument, type DecodedText, type ReadFile } from './read-document.js';

/** A document that was read, in memory. */
export interface Opened {
  readonly kind: 'document';
  /** As the user wrote it, or found below what the user wrote; `-` for standard input. */
  readonly path: string;
  readonly language: FormatId;
  /** What the bytes were, to be written back in kind. */
  readonly source: { readonly kind: 'stdin'; readonly text: DecodedText } | { readonly kind: 'file'; readonly file: string; readonly text: ReadFile };
}

export interface NotOpened {
  readonly kind: 'problem';
  readonly path: string;
  readonly problem: string;
}

/** Reads the documents that paths stand for, one at a time. `language` is that of standard input and of the files that are named. */
export async function* openDocuments(paths: readonly string[], io: Io, language?: FormatId): AsyncGenerator<Opened | NotOpened> {
  for await (const candidate of findDocuments(paths, io.cwd)) {
    if (io.signal.aborted) return;
    const opened = candidate.kind === 'problem' ? candidate
      : candidate.kind === 'stdin' ? await openStdin(io, language)
      : await openFile(candidate.path, candidate.file, candidate.named ? language : undefined);
    if (io.signal.aborted) return;
    yield opened;
  }
}

/** Reads the one document that a command is about. */
export async function openOne(given: string, io: Io): Promise<Opened | NotOpened> {
  return given === '-' ? openStdin(io) : openFile(given, path.resolve(io.cwd, given));
}

/** What follows from a text. */
export function snapshotOfText({ path, language }: Opened, text: string, exchange?: ExchangeVersion): Snapshot {
  return snapshotOf(openDocument(path, language, 1, text), exchange);
}

/** What is said where the paths hold nothing to look at. */
export const NOTHING_FOUND = 'No documents were found: folders are searched for .imc files, registry exports (.reg), scripts (.vbs) and IMCCOPY saves.';

/** The sentence about a path that led to no document. */
export function problemLine({ path, problem }: NotOpened): string {
  return `${path === '-' ? 'Standard input' : safeText(path)}: ${problem}`;
}

async function openStdin(io: Io, language: FormatId = 'imc'): Promise<Opened | NotOpened> {
  const bytes = await readStdin(io);
  const text = bytes ? decode(bytes) : { problem: 'reading it was cancelled' };
  return 'problem' in text ? { kind: 'problem', path: '-', ...text } : { kind: 'document', path: '-', language, source: { kind: 'stdin', text } };
}

async function openFile(path: string, file: string, asked?: FormatId): Promise<Opened | NotOpened> {
  const named = asked ?? languageByName(file);
  const text = await readDocument(file);
  if ('problem' in text) return { kind: 'problem', path, problem: text.problem };
  return { kind: 'document', path, language: named ?? recognize(text.text)?.id ?? 'imc', source: { kind: 'file', file, text } };
}
