import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { tell } from '../commands/tell.js';

const EXTENSION = 'imc-config.imc-config';
const SHOW_PAGE = 'imc.showPage';

/** The page of the documentation with the way to all others. */
const FIRST_PAGE = 'README';

/**
 * The documentation lies in the package, so that it can be read without a network. The links of diagnostics, hovers and
 * completion items, which the server makes from the project's address, are turned to it here.
 */
export const linkDocumentation: Middleware = {
  handleDiagnostics: (uri, diagnostics, next) => next(uri, diagnostics.map(withPage)),
  provideDiagnostics: async (document, previous, token, next) => {
    const report = await next(document, previous, token);
    if (report?.kind !== 'full') return report;
    return { ...report, items: report.items.map(withPage) };
  },
  provideHover: async (document, position, token, next) => {
    const hover = await next(document, position, token);
    for (const content of hover?.contents ?? []) linkPages(content);
    return hover;
  },
  provideCompletionItem: async (document, position, context, token, next) => {
    const completions = await next(document, position, context, token);
    for (const { documentation } of (Array.isArray(completions) ? completions : completions?.items) ?? []) linkPages(documentation);
    return completions;
  },
  resolveCompletionItem: async (item, token, next) => {
    const resolved = await next(item, token);
    linkPages(resolved?.documentation);
    return resolved;
  },
};

/**
 * Opens pages of the documentation: from diagnostics and hovers, and by addresses such as
 * `vscode://imc-config.imc-config/values/AlwaysUseETRN`.
 */
export function registerDocumentation(context: vscode.ExtensionContext): vscode.Disposable {
  const show = async (page: string): Promise<void> => {
    const [name = '', anchor = ''] = page.split('#');
    const file = vscode.Uri.joinPath(context.extensionUri, 'docs', `${name}.md`);
    // A page comes from an address that anybody may have written: only what has the form of a name becomes a path.
    const known = /^(?:[a-z]+\/)?[A-Za-z0-9-]+$/.test(name) && await vscode.workspace.fs.stat(file).then(() => true, () => false);
    if (known) await vscode.commands.executeCommand('markdown.showPreview', file.with({ fragment: anchor }));
    else tell(vscode.l10n.t('The documentation has no page named "{0}"', page.slice(0, 60)), 'warning');
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(SHOW_PAGE, (page: unknown) => show(String(page))),
    vscode.commands.registerCommand('imc.openDocumentation', () => show(FIRST_PAGE)),
    vscode.window.registerUriHandler({ handleUri: ({ path, fragment }) => show(path.slice(1) + (fragment === '' ? '' : `#${fragment}`)) }),
  );
}

/** The address of a page in this editor. */
export function addressOf(page: string): vscode.Uri {
  return vscode.Uri.parse(`${vscode.env.uriScheme}://${EXTENSION}/${page}`);
}

/** A diagnostic whose code leads to the page in this editor. */
export function withPage(diagnostic: vscode.Diagnostic): vscode.Diagnostic {
  const { code } = diagnostic;
  if (typeof code === 'object') diagnostic.code = { value: code.value, target: addressOf(`rules/${code.value}`) };
  return diagnostic;
}

/** A link in a text runs the one command that opens a page, and so needs no question whether the extension may open an address. */
function linkPages(text: unknown): void {
  if (!(text instanceof vscode.MarkdownString)) return;
  const homepage = homepageOf();
  const linked = text.value.replaceAll(/\]\((\S+?)\)/g, (link, to: string) => {
    const page = homepage !== undefined && to.startsWith(`${homepage}/`) ? to.slice(homepage.length + 1) : undefined;
    return page === undefined ? link : `](command:${SHOW_PAGE}?${encodeURIComponent(JSON.stringify([page]))})`;
  });
  if (linked === text.value) return;
  text.value = linked;
  text.isTrusted = { enabledCommands: [SHOW_PAGE] };
}

/** Below which the server's links stand. */
function homepageOf(): string | undefined {
  return (vscode.extensions.getExtension(EXTENSION)?.packageJSON as { homepage?: string } | undefined)?.homepage;
}
