import { openDocument, type OpenDocument } from '../analysis/open-document.js';
import { snapshotOf, type Snapshot } from '../analysis/snapshot.js';
import type { Neighbour } from '../rules/rule.js';
import { directoryOf, folderOf, nameOf, plainUri } from './places.js';

/** Where the texts of files come from that are not open. The server has no disk: it runs in a browser too. */
export interface Files {
  /** The addresses of the IMC documents and registry files in the folders of the workspace. */
  find(): Promise<readonly string[]>;
  /** Undefined where it cannot be read, or is too large to be read for a neighbour's sake. */
  read(uri: string): Promise<string | undefined>;
}

/** What is known of a workspace: the documents that are open, as they are on the screen, and the files beside them, as they were saved. */
export class WorkspaceDocuments {
  private folders: readonly string[] = [];
  private files: Files | undefined;
  /** By their plain addresses: who opens a file may spell it otherwise than who finds it. */
  private readonly closed = new Map<string, OpenDocument>();
  private reading: Promise<void> | undefined;
  private readonly snapshots = new WeakMap<OpenDocument, Snapshot>();

  /** `open` are the open documents; `onChange` is called when files have been read that nobody had waited for. */
  constructor(private readonly open: () => readonly OpenDocument[], private readonly onChange: () => void) {}

  /** The workspace has these folders. What was read of others is forgotten; without `files` only open documents are known. */
  setUp(folders: readonly string[], files: Files | undefined): void {
    this.folders = folders;
    this.files = files;
    this.closed.clear();
    this.reading = undefined;
  }

  /** Every document of the workspace that is known by now, the open ones first. */
  known(): readonly OpenDocument[] {
    const open = this.open().filter(({ uri }) => this.isIn(uri));
    const uris = new Set(open.map(({ uri }) => plainUri(uri)));
    return [...open, ...[...this.closed].flatMap(([plain, document]) => (uris.has(plain) ? [] : [document]))];
  }

  /** The same, once the files have been read. */
  async all(): Promise<readonly OpenDocument[]> {
    await this.read();
    return this.known();
  }

  /** Begins to read the files, if nobody has; `onChange` says when they are there. */
  begin(): void {
    if (this.reading === undefined) void this.read().then(this.onChange);
  }

  /** Something happened to a file: it was written, made or taken away. */
  async changed(uris: readonly string[]): Promise<void> {
    if (this.reading === undefined) return;                    // nobody has asked yet, so nothing old is remembered
    await this.reading;
    await Promise.all(uris.map(uri => this.readOne(uri)));
    this.onChange();
  }

  /** What lies beside a document in its workspace folder, as far as it is known by now; without a folder, in its directory. */
  neighbours(document: OpenDocument): readonly Neighbour[] {
    return this.beside(document).map(({ snapshot, sameFolder, sameDirectory }) => neighbourOf(snapshot, sameFolder, sameDirectory));
  }

  /** A document, and all that lie beside it once the files have been read. */
  async together(snapshot: Snapshot): Promise<readonly Snapshot[]> {
    await this.read();
    return [snapshot, ...this.beside(snapshot.document).map(({ snapshot: other }) => other)];
  }

  /** In the order of their addresses: which file was read first must not be seen in a message. */
  private beside({ uri }: OpenDocument) {
    const folder = folderOf(this.folders, uri);
    const directory = directoryOf(uri);
    return [...this.known()].sort((a, b) => (a.uri < b.uri ? -1 : 1)).flatMap(other => {
      if (other.uri === uri) return [];
      const sameFolder = folder !== undefined && folderOf(this.folders, other.uri) === folder;
      const sameDirectory = directory !== undefined && directoryOf(other.uri) === directory;
      return sameFolder || sameDirectory ? [{ snapshot: this.snapshotOf(other), sameFolder, sameDirectory }] : [];
    });
  }

  /** A snapshot in which the version of Exchange does not matter. */
  snapshotOf(document: OpenDocument): Snapshot {
    const known = this.snapshots.get(document);
    if (known) return known;
    const snapshot = snapshotOf(document);
    this.snapshots.set(document, snapshot);
    return snapshot;
  }

  /** Whether a document is one that the editor holds, and not a file that was read. */
  isOpen({ uri }: OpenDocument): boolean {
    return this.open().some(open => open.uri === uri);
  }

  private isIn(uri: string): boolean {
    return this.folders.length === 0 || folderOf(this.folders, uri) !== undefined;
  }

  private read(): Promise<void> {
    this.reading ??= this.files === undefined ? Promise.resolve() : this.readAll(this.files);
    return this.reading;
  }

  private async readAll(files: Files): Promise<void> {
    const uris = await files.find().catch(() => []);
    const waiting = [...uris];
    // A few at a time: each is a question to the client, and a workspace may have a thousand files.
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (let uri = waiting.shift(); uri !== undefined; uri = waiting.shift()) await this.readOne(uri);
    }));
  }

  private async readOne(uri: string): Promise<void> {
    const text = await this.files?.read(uri).catch(() => undefined);
    if (text === undefined) this.closed.delete(plainUri(uri));
    else this.closed.set(plainUri(uri), openDocument(uri, '', 0, text));
  }
}

const AT_ONCE = 8;

/** A document as a neighbour of another one. */
export function neighbourOf(snapshot: Snapshot, sameFolder: boolean, sameDirectory: boolean): Neighbour {
  const { uri } = snapshot.document;
  return { uri, name: nameOf(uri), get model() { return snapshot.model; }, rangeOf: snapshot.rangeOf, sameFolder, sameDirectory };
}
