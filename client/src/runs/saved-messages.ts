import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MessageResult } from '../dequeue/result.js';
import type { KeptRun } from './kept-run.js';

/**
 * The messages that an interrupted run had saved, found by what lies on disk: the `.eml` is there, so it is whole. Names of files bear the
 * number of the process that wrote them.
 */
export async function savedBy({ folder, pid, started }: KeptRun): Promise<readonly MessageResult[]> {
  if (folder === null) return [];
  const kept = path.join(folder, 'new');
  const names = await readdir(kept).catch(() => []);
  const there = new Set(names);
  const mine = names.filter((name) => name.endsWith('.json') && name.includes(`.${pid}-`) && there.has(emlOf(name)));
  const messages = await Promise.all(mine.map((name) => messageFrom(path.join(kept, name), started)));
  return messages.filter((message) => message !== undefined).sort((a, b) => (a.stored < b.stored ? -1 : 1)).map(({ message }) => message);
}

async function messageFrom(file: string, started: string): Promise<{ readonly stored: string; readonly message: MessageResult } | undefined> {
  try {
    const envelope = JSON.parse(await readFile(file, 'utf8')) as Partial<MessageResult> & { readonly stored?: string };
    const { stored = '' } = envelope;
    if (stored < started) return undefined;
    const { reversePath = '', forwardPaths = [], bytes = null, subject = null, messageId = null, sha256 = null } = envelope;
    return { stored, message: { reversePath, forwardPaths, bytes, disposition: 'saved', subject, messageId, sha256, file: emlOf(file) } };
  } catch {
    return undefined;
  }
}

function emlOf(name: string): string {
  return name.replace(/json$/, 'eml');
}
