import * as vscode from 'vscode';
import type { ConversionJson, ConvertParams } from '../../../server/src/protocol.js';
import type { LanguageServer } from '../language/language-server.js';
import { isOurs } from '../language/selector.js';
import { documentFor, nameOf } from './documents.js';
import { tell } from './tell.js';

type Losses = Extract<ConversionJson, { losses: unknown }>['losses'];

/** Asks for a form, opens the document in it beside as a new one, and lists on request what that form could not hold. */
export function convertTo(server: LanguageServer): (argument?: unknown) => Promise<void> {
  return async (argument) => {
    const document = await documentToConvert(argument);
    const target = document && await pickTarget(languageOf(document));
    if (document === undefined || target === undefined) return;
    const converted = await server.convert({ language: languageOf(document), text: document.getText(), to: target });
    if ('problems' in converted) {
      await showProblem(document, converted.problems);
      return;
    }
    const { text, encoding, losses } = converted;
    const result = await vscode.workspace.openTextDocument({ language: LANGUAGES[target], content: text, encoding: encoding === 'utf-8' ? 'utf8' : 'windows1252' });
    await vscode.window.showTextDocument(result, { viewColumn: vscode.ViewColumn.Beside, preview: false });
    if (losses.length > 0) void offerLosses(document, losses);
  };
}

/** What the editor calls the language of a result. Scripts have the one that VS Code gives `.vbs` files. */
const LANGUAGES: Readonly<Record<ConvertParams['to'], string>> = { imc: 'imc', imccopy: 'imc', reg: 'imc-reg', vbs: 'vb', json: 'json' };

/** Registry files, scripts and JSON are taken as they are; everything else is an IMC document or is asked for. */
async function documentToConvert(argument: unknown): Promise<vscode.TextDocument | undefined> {
  const given = argument instanceof vscode.Uri ? await vscode.workspace.openTextDocument(argument) : undefined;
  const candidate = given ?? (argument === undefined ? vscode.window.activeTextEditor?.document : undefined);
  if (candidate !== undefined && (isOurs(candidate) || candidate.languageId === 'json')) return candidate;
  return documentFor(argument);
}

function languageOf(document: vscode.TextDocument): ConvertParams['language'] {
  const [, extension] = /\.(reg|vbs)$/i.exec(document.uri.path) ?? [];
  if (document.languageId === 'json') return 'json';
  if (document.languageId === 'imc') return 'imc';
  if (extension !== undefined) return extension.toLowerCase() as 'reg' | 'vbs';
  return document.languageId === 'imc-reg' ? 'reg' : 'imc';
}

async function pickTarget(from: ConvertParams['language']): Promise<ConvertParams['to'] | undefined> {
  const { l10n } = vscode;
  const targets: (vscode.QuickPickItem & { readonly to: ConvertParams['to'] })[] = [
    { to: 'imc', label: l10n.t('IMC document'), description: '.imc', detail: l10n.t('Everything of the connector, to be read, checked and tested') },
    { to: 'reg', label: l10n.t('Registry file'), description: '.reg', detail: l10n.t('The values of its registry keys, for the Registry Editor of Windows NT 4.0 (REGEDIT4)') },
    { to: 'vbs', label: l10n.t('Script'), description: '.vbs', detail: l10n.t('Writes the values of its registry keys, after a question; cannot write lists') },
    { to: 'imccopy', label: l10n.t('IMCCOPY save'), detail: l10n.t('The sections [Routes] and [Domain], as IMCCOPY saves them') },
    { to: 'json', label: 'JSON', description: '.json', detail: l10n.t('All of the document, for other programs') },
  ];
  const picked = await vscode.window.showQuickPick(targets.filter(({ to }) => to !== from || to === 'reg'), { title: l10n.t('Convert to what?'), matchOnDescription: true, matchOnDetail: true });
  return picked?.to;
}

async function offerLosses(document: vscode.TextDocument, losses: Losses): Promise<void> {
  const { l10n } = vscode;
  const show = l10n.t('Show What Is Left Out');
  const said = losses.length === 1
    ? l10n.t('One thing of {0} has no place in this form and is left out', nameOf(document))
    : l10n.t('{0} things of {1} have no place in this form and are left out', losses.length, nameOf(document));
  if (await vscode.window.showWarningMessage(said, show) === show) await showLosses(document, losses);
}

/** A list to go through: each item leads to its line, and the list can be opened again from there. */
async function showLosses(document: vscode.TextDocument, losses: Losses): Promise<void> {
  const { l10n } = vscode;
  const items = losses.map(({ range, name, why }) => ({ label: name, description: l10n.t('line {0}', range.start.line + 1), detail: why.charAt(0).toUpperCase() + why.slice(1), range }));
  const picked = await vscode.window.showQuickPick(items, { title: l10n.t('Left out of the result'), placeHolder: l10n.t('Choose one to see it in {0}', nameOf(document)), matchOnDetail: true });
  if (picked === undefined) return;
  await reveal(document, picked.range);
  void offerLosses(document, losses);
}

async function showProblem(document: vscode.TextDocument, problems: Extract<ConversionJson, { problems: unknown }>['problems']): Promise<void> {
  const [first] = problems;
  if (first === undefined) return;
  await reveal(document, first.range);
  const where = first.path === '' ? '' : `${first.path}: `;
  tell(vscode.l10n.t('{0} is not a document in JSON: {1}', nameOf(document), where + first.message), 'error');
}

async function reveal(document: vscode.TextDocument, { start, end }: Losses[number]['range']): Promise<void> {
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const editor = await vscode.window.showTextDocument(document, shown?.viewColumn === undefined ? {} : { viewColumn: shown.viewColumn });
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
