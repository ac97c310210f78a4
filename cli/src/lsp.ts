import type { Arguments } from './arguments.js';
import { Status, usageError, type Io } from './io.js';
import { filesOnDisk } from './workspace-files.js';

/** `imc lsp --stdio`: serves an editor until it says goodbye, which ends the process. */
export async function lsp(given: Arguments, io: Io): Promise<number> {
  if (!given.has('stdio')) return usageError(io, 'An editor speaks to the server over standard input and output: imc lsp --stdio.', 'lsp');
  if (given.positionals.length > 0) return usageError(io, 'The language server takes no files; the editor names them.', 'lsp');
  const { startNodeServer } = await import('../../server/src/start.node.js');
  startNodeServer(filesOnDisk);
  return new Promise(resolve => io.signal.addEventListener('abort', () => resolve(Status.cancelled)));
}
