import * as vscode from 'vscode';
import type { LanguageServer } from '../language/language-server.js';
import { isOurs } from '../language/selector.js';
import { documentFiles } from '../language/workspace-files.js';

/** Documents that an assistant is told of when it names one that is not there. */
const LISTED = 20;
/** Addresses that are looked up in one question. */
const MOST_ADDRESSES = 100;

/** What an assistant asks with. It may send anything. */
interface Input {
  readonly file?: unknown;
  readonly addresses?: unknown;
  readonly name?: unknown;
}

/**
 * What the editor's assistants may ask: problems of a document, its plan, where mail goes, what a name means. All of them read, and read nothing but
 * documents that are open or in the workspace. **None connects to anybody**: an assistant reads texts that others have written.
 */
export function registerTools(server: LanguageServer): vscode.Disposable {
  const { l10n } = vscode;
  const tools: readonly [string, (input: Input) => string, (input: Input) => Promise<string>][] = [
    ['imc_check', () => l10n.t('Checking an IMC document'), async ({ file }) => problemsOf(await documentNamed(file), server)],
    ['imc_plan', () => l10n.t('Making the dequeue plan'), async ({ file }) => JSON.stringify(await server.plan((await documentNamed(file)).uri))],
    ['imc_route', () => l10n.t('Looking up where mail goes'), async ({ file, addresses }) => JSON.stringify(await server.routes((await documentNamed(file)).uri, addressesIn(addresses)))],
    ['imc_explain', () => l10n.t('Looking up what is known'), ({ name }) => explained(name, server)],
  ];
  return vscode.Disposable.from(...tools.map(([name, doing, answer]) => vscode.lm.registerTool<Input>(name, {
    prepareInvocation: ({ input }) => ({ invocationMessage: doing(input) }),
    invoke: async ({ input }) => new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(await answer(input))]),
  })));
}

/** One line for each problem, as `imc check` prints them: lines and columns count from one. */
async function problemsOf(document: vscode.TextDocument, server: LanguageServer): Promise<string> {
  const problems = await server.problemsOf(document.uri);
  const name = vscode.workspace.asRelativePath(document.uri);
  if (problems.length === 0) return `${name}: no problems`;
  const severities = ['error', 'warning', 'information', 'hint'];
  return problems.map(({ range: { start }, severity = 1, message, code }) => `${name}:${start.line + 1}:${start.character + 1}: ${severities[severity - 1] ?? ''}: ${message} (${String(code)})`).join('\n');
}

/** What `imc explain` says. */
async function explained(name: unknown, server: LanguageServer): Promise<string> {
  if (typeof name !== 'string' || name.trim() === '') throw new Error('A name is needed: that of a section, property, registry value, rule, event, reply code or verb');
  const { texts, perhaps } = await server.explain(name);
  if (texts.length > 0) return texts.join('\n\n---\n\n');
  return [`Nothing is known of "${name}".`, ...(perhaps.length === 0 ? [] : [`Perhaps ${perhaps.join(' or ')} is meant.`])].join(' ');
}

/** The document that is meant: by its path in the workspace, its name or its address; the active one where none is named. */
async function documentNamed(file: unknown): Promise<vscode.TextDocument> {
  const active = vscode.window.activeTextEditor?.document;
  const named = typeof file === 'string' ? file.trim().replaceAll('\\', '/').replace(/^\.\//, '') : '';
  if (named === '' && active !== undefined && isOurs(active)) return active;
  const open = vscode.workspace.textDocuments.filter((document) => isOurs(document) && !document.isClosed).map(({ uri }) => uri);
  const known = [...new Map([...open, ...await documentFiles()].map((uri) => [uri.toString(), uri])).values()];
  const ways: readonly ((uri: vscode.Uri) => boolean)[] = [
    (uri) => uri.toString() === named || uri.path === named || uri.fsPath.replaceAll('\\', '/') === named,
    (uri) => vscode.workspace.asRelativePath(uri) === named,
    (uri) => uri.path.endsWith(`/${named}`),
  ];
  const found = named === '' ? known : ways.map((way) => known.filter(way)).find((some) => some.length > 0) ?? [];
  const [only] = found;
  if (only !== undefined && found.length === 1) return vscode.workspace.openTextDocument(only);
  const names = (found.length > 0 ? found : known).map((uri) => vscode.workspace.asRelativePath(uri)).sort().slice(0, LISTED);
  const problem = named === '' ? 'Say which document is meant' : found.length > 1 ? `Several documents are called ${named}` : `No document of this workspace is called ${named}`;
  throw new Error(names.length === 0 ? 'This workspace has no IMC document, registry file or script' : `${problem}: ${names.join(', ')}`);
}

/** Nothing is left out in silence: what is no address, and too many of them, is said. */
function addressesIn(addresses: unknown): readonly string[] {
  const given: readonly unknown[] = Array.isArray(addresses) ? addresses : [addresses];
  const right = given.filter((each): each is string => typeof each === 'string' && /^[^\s@]+@[^\s@]+$/.test(each.trim()));
  if (right.length === 0 || right.length < given.length) throw new Error('Addresses of the form user@example.com are needed, and nothing else');
  if (right.length > MOST_ADDRESSES) throw new Error(`No more than ${MOST_ADDRESSES} addresses are looked up in one question`);
  return right.map((each) => each.trim());
}
