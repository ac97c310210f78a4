import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import type { OpenDocument } from './analysis/open-document.js';
import { runRules, type Found } from './analysis/run-rules.js';
import { snapshotOf, type Snapshot } from './analysis/snapshot.js';
import { rules } from './rules/index.js';
import type { SettingsCache } from './server-settings.js';
import { parseVersion } from './values/version.js';
import type { Files, WorkspaceDocuments } from './workspace/workspace-documents.js';

/** What the platform lends the server. */
export interface Runtime {
  /** Lets waiting messages in: a busy handler is never told that its answer is no longer wanted. */
  pause(): Promise<void>;
  /** Milliseconds of a clock that does not jump. */
  now(): number;
  /** Where the files of these folders are read from if the client does not offer them; the folders may change. Absent where there is no disk. */
  readonly disk?: (folders: () => readonly string[]) => Files;
}

/** A slice of work between two pauses, short enough that nobody notices. */
const SLICE_MS = 10;

/** Documents with what follows from them under the user's settings: worked out when asked for, once for each version. */
export class Judge {
  private readonly snapshots = new WeakMap<OpenDocument, { readonly generation: number; readonly snapshot: Promise<Snapshot> }>();

  constructor(
    private readonly settings: SettingsCache, private readonly workspace: WorkspaceDocuments, private readonly runtime: Runtime,
    /** The newest version of an open document. */
    private readonly newest: (uri: string) => OpenDocument | undefined,
  ) {}

  snapshotFor(document: OpenDocument): Promise<Snapshot> {
    const found = this.snapshots.get(document);
    if (found?.generation === this.settings.generation) return found.snapshot;
    const snapshot = this.settings.of(document.uri).then(({ exchangeVersion }) => snapshotOf(document, parseVersion(exchangeVersion)));
    this.snapshots.set(document, { generation: this.settings.generation, snapshot });
    return snapshot;
  }

  /** The findings of a version beside its neighbours of now; gives up when there is a newer version or nobody waits any more. */
  async findings(snapshot: Snapshot, token?: CancellationToken): Promise<readonly Found[]> {
    const { document } = snapshot;
    const { rules: severities } = await this.settings.of(document.uri);
    const run = runRules(snapshot, rules, severities, this.workspace.neighbours(document));
    for (let sliceEnd = this.runtime.now() + SLICE_MS; ;) {
      const step = run.next();
      if (step.done) return step.value;
      if (this.runtime.now() < sliceEnd) continue;
      await this.runtime.pause();
      if (token?.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'No longer wanted');
      if ((this.newest(document.uri) ?? document) !== document) throw new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed');
      sliceEnd = this.runtime.now() + SLICE_MS;
    }
  }
}
