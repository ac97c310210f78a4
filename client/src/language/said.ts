import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import german from '../../../l10n/sentences.de.json';
import { type Sentences, translator } from './sentences.js';

const LANGUAGES: Readonly<Record<string, Sentences>> = { de: german };

let translate: ((text: string) => string) | undefined;

/** What the core says, of a run or of a plan, in the language of the editor; in English where there is no other. */
export function said(text: string): string {
  translate ??= translator(LANGUAGES[vscode.env.language.split('-')[0] ?? ''] ?? {});
  return translate(text);
}

/** The links above lines, which the server names in English. */
export const translateLenses: Pick<Middleware, 'provideCodeLenses'> = {
  provideCodeLenses: async (document, token, next) => (await next(document, token))?.map((lens) => (
    lens.command === undefined ? lens : new vscode.CodeLens(lens.range, { ...lens.command, title: said(lens.command.title) })
  )),
};
