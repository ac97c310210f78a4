import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';

const EXTENSION = 'imc-config.imc-config';
const SHOW_RULE = 'imc.showRule';

/**
 * The pages of the rules lie in the package, so that they can be read without a network. The links of diagnostics, which
 * the server makes from the project's address, are turned to them here.
 */
export const linkRulePages: Middleware = {
  handleDiagnostics: (uri, diagnostics, next) => next(uri, diagnostics.map(withPage)),
  provideDiagnostics: async (document, previous, token, next) => {
    const report = await next(document, previous, token);
    if (report?.kind !== 'full') return report;
    return { ...report, items: report.items.map(withPage) };
  },
};

/** Opens the page of a rule: from a diagnostic, and by the address `vscode://imc-config.imc-config/rules/CODE`. */
export function registerRulePages(context: vscode.ExtensionContext): vscode.Disposable {
  const show = async (code: string): Promise<void> => {
    const page = vscode.Uri.joinPath(context.extensionUri, 'docs', 'rules', `${code}.md`);
    // A code comes from an address that anybody may have written: only what has the form of a code becomes a path.
    const known = /^[a-z0-9-]+$/.test(code) && await vscode.workspace.fs.stat(page).then(() => true, () => false);
    if (known) await vscode.commands.executeCommand('markdown.showPreview', page);
    else void vscode.window.showWarningMessage(vscode.l10n.t('There is no page about a rule named "{0}"', code.slice(0, 60)));
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(SHOW_RULE, show),
    vscode.window.registerUriHandler({ handleUri: (uri) => show(/^\/rules\/([^/]+)$/.exec(uri.path)?.[1] ?? uri.path) }),
  );
}

/** The address of a rule's page in this editor. */
export function rulePage(code: string): vscode.Uri {
  return vscode.Uri.parse(`${vscode.env.uriScheme}://${EXTENSION}/rules/${code}`);
}

function withPage(diagnostic: vscode.Diagnostic): vscode.Diagnostic {
  const { code } = diagnostic;
  if (typeof code === 'object') diagnostic.code = { value: code.value, target: rulePage(String(code.value)) };
  return diagnostic;
}
