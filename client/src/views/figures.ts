import * as vscode from 'vscode';

/** A size as people read it, in the language of the editor: binary units, one digit behind the point. */
export function bytesAsText(bytes: number): string {
  const number = (value: number): string => value.toLocaleString(vscode.env.language, { maximumFractionDigits: 1 });
  if (bytes < 1024) return vscode.l10n.t('{0} bytes', number(bytes));
  if (bytes < 1024 * 1024) return `${number(bytes / 1024)} KB`;
  return `${number(bytes / 1024 / 1024)} MB`;
}

export function messagesAsText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 message') : vscode.l10n.t('{0} messages', count);
}

/** When something happened, as short as it can be told apart: the date is left out where it is today's. */
export function momentAsText(iso: string, now: Date = new Date()): string {
  const moment = new Date(iso);
  const today = moment.toDateString() === now.toDateString();
  return moment.toLocaleString(vscode.env.language, { ...(today ? {} : { dateStyle: 'medium' }), timeStyle: 'medium' });
}
