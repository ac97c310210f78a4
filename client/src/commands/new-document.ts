import * as vscode from 'vscode';

/** A document with what every dequeue needs, and a stop for the Tab key at each name that is the user's own. It is checked as soon as it is there. */
export async function newDocument(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'imc', content: '' });
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(SKELETON.join('\n')));
}

const SKELETON: readonly string[] = [
  '[Header]',
  'Version=1',
  'Exchange=5.5 SP4',
  'Host=${1:mail.example.com}',
  '',
  '[Site Addressing]',
  'Domain=${2:example.com}',
  '',
  '[Connections]',
  'MessageDelivery=Forward',
  'ForwardTo=${3:smtp.provider.example}',
  '',
  '[Routing]',
  'RerouteIncoming=Yes',
  'RoutingTable=+',
  '+$2;<inbound>',
  '',
  '[Security]',
  'Domains=+',
  '+$3;SASL/AUTH;${4:EXAMPLE}\\\\${5:etrnuser}',
  '',
  '[Parameters]',
  '${6|AlwaysUseETRN,AlwaysUseTURN|}=1',
  'RelayFlags=8',
  '$0',
];
