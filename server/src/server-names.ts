import { type Connection, ErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import { definition } from './features/definition.js';
import { highlights } from './features/highlights.js';
import { references } from './features/references.js';
import { NOTHING, rename, renameable } from './features/rename.js';
import { workspaceSymbols } from './features/workspace-symbols.js';
import type { Answer } from './server-answer.js';
import type { WorkspaceDocuments } from './workspace/workspace-documents.js';

/** Domains, hosts and accounts over the documents of a workspace. `versions`: the client takes edits of a version of a document. */
export function serveNames(connection: Connection, workspace: WorkspaceDocuments, answer: Answer, versions: () => boolean): void {
  connection.onDefinition(answer('The definition', async (snapshot, { position }) => definition(snapshot, position, await workspace.together(snapshot))));
  connection.onReferences(answer('The references', async (snapshot, { position, context }) =>
    references(snapshot, position, await workspace.together(snapshot), context.includeDeclaration)));
  connection.onDocumentHighlight(answer('Highlights', (snapshot, { position }) => highlights(snapshot, position)));
  connection.onPrepareRename(answer('Renaming', async (snapshot, { position }) => {
    const found = renameable(snapshot, position, await workspace.together(snapshot));
    if (!found) throw new ResponseError(ErrorCodes.InvalidRequest, NOTHING);
    return found;
  }));
  connection.onRenameRequest(answer('Renaming', async (snapshot, { position, newName }): Promise<WorkspaceEdit> => {
    const renamed = rename(snapshot, position, newName, await workspace.together(snapshot));
    if ('refused' in renamed) throw new ResponseError(ErrorCodes.InvalidParams, renamed.refused);
    if (!versions()) return { changes: Object.fromEntries(renamed.documents.map(({ snapshot: { document }, edits }) => [document.uri, [...edits]])) };
    return {
      documentChanges: renamed.documents.map(({ snapshot: { document }, edits }) => ({
        textDocument: { uri: document.uri, version: workspace.isOpen(document) ? document.version : null }, edits: [...edits],
      })),
    };
  }));
  connection.onWorkspaceSymbol(async ({ query }) => workspaceSymbols((await workspace.all()).map(document => workspace.snapshotOf(document)), query));
}
