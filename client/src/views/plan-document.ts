import * as vscode from 'vscode';
import type { PlanJson, PlanRequestJson } from '../../../server/src/protocol.js';
import { said } from '../language/said.js';

/** A plan as Markdown: what would be asked of whom, and what each part of it rests on. */
export function planPage(plan: PlanJson, document: vscode.Uri): string {
  const { l10n } = vscode;
  const name = document.path.split('/').pop() ?? document.path;
  const parts = [`# ${l10n.t('Dequeue plan of {0}', escape(name))}`, escape(said(plan.reason))];
  for (const request of plan.requests) {
    parts.push(`## ${request.verb} @ ${escape(request.host)}:${request.port}`, escape(said(request.occasion)), facts(request), reasons(request));
  }
  if (plan.alsoAsked.length > 0) parts.push(l10n.t('Also asked, where the articles disagree: {0}', plan.alsoAsked.map(code).join(', ')));
  if (plan.warnings.length > 0) {
    parts.push(`## ${l10n.t('Warnings')}`, plan.warnings.map((warning) => `- ${code(warning.code)}: ${escape(said(warning.message))}${place(warning.range)}`).join('\n'));
  }
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function facts({ domains, account, method, tls }: PlanRequestJson): string {
  const { l10n } = vscode;
  const rows = [
    ...(domains.length === 0 ? [] : [[l10n.t('Domains'), domains.map(code).join(', ')]]),
    [l10n.t('Account'), account === null ? l10n.t('none: it does not log in') : code(account)],
    ...(method === null ? [] : [[l10n.t('Method'), code(method)]]),
    ['TLS', tls === 'required' ? l10n.t('required') : l10n.t('if offered')],
  ];
  return rows.map(([name, value]) => `- ${name}: ${value}`).join('\n');
}

function reasons(request: PlanRequestJson): string {
  return request.reasons.map(({ what, range, source }) => `- ${escape(said(what))}${source === undefined ? '' : ` (${escape(source)})`}${place(range)}`).join('\n');
}

/** In words: the preview follows no link from a page that is no file to one that is. The plan view leads to lines. */
function place(range: PlanRequestJson['range'] | undefined): string {
  return range === undefined ? '' : ` – ${vscode.l10n.t('line {0}', range.start.line + 1)}`;
}

/** Everything in a document was written by somebody: none of it may become Markdown. */
export function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~&-]/g, (mark) => (mark === '<' ? '&lt;' : mark === '&' ? '&amp;' : `\\${mark}`)).replace(/\s+/g, ' ');
}

/** A name or a value as it stands, set off from the text around it. */
export function code(text: string): string {
  const quiet = text.replace(/[`|\s]+/g, ' ');
  return `\`${quiet}\``;
}
