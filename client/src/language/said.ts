import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { type Sentences, translator } from './sentences.js';

/** Languages that there are sentences in, besides English. */
const LANGUAGES = ['de'];

let translate = (text: string): string => text;
let learning: Promise<void> | undefined;

/** Learns the language of the editor, where it is one of ours, once. The server is started behind it, so that nothing of what it says comes too early. */
export function learnLanguage({ extensionUri }: vscode.ExtensionContext): Promise<void> {
  const language = vscode.env.language.split('-')[0] ?? '';
  return learning ??= LANGUAGES.includes(language) ? learn(extensionUri, language) : Promise.resolve();
}

/** Without its sentences the editor is told everything in English, and works all the same. */
async function learn(extensionUri: vscode.Uri, language: string): Promise<void> {
  try {
    const file = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'l10n', `sentences.${language}.json`));
    translate = translator(JSON.parse(new TextDecoder().decode(file)) as Sentences);
  } catch (error) {
    console.error(error);
  }
}

/** What the core says, of a run or of a plan, in the language of the editor; in English where there is no other. */
export function said(text: string): string {
  return translate(text);
}

/** The links above lines, which the server names in English. */
export const translateLenses: Pick<Middleware, 'provideCodeLenses'> = {
  provideCodeLenses: async (document, token, next) => (await next(document, token))?.map((lens) => (
    lens.command === undefined ? lens : new vscode.CodeLens(lens.range, { ...lens.command, title: said(lens.command.title) })
  )),
};
