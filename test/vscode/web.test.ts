import { afterEach, expect, test } from 'vitest';
import { picturesOfFailures, VsCode } from './vscode.js';

const document = `[Header]
Version=1
[Connections]
MessageDelivery=Forward
ForwardTo=smtp.provider.example
[Parameters]
AlwaysUseETRN=1
AlwaysUseTURN=1
`;

let code: VsCode | undefined;
afterEach(async () => { await code?.stop(); });
picturesOfFailures(() => code);

/** What lies beside it: another value, in the encoding of the Registry Editor. */
const exported = Buffer.from('\ufeffWindows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters]\r\n"AlwaysUseETRN"=dword:00000000\r\n', 'utf16le');

test("in the browser's worker a document shows its problems and its plan, and Test Dequeue says why it cannot", async () => {
  code = await VsCode.start({ files: { 'a.imc': document, 'a.reg': exported }, web: true });
  const bench = code.workbench;
  await bench.ready();
  await bench.openFile('a.imc');
  await bench.squiggle('warning').first().waitFor();
  await bench.showProblems();
  await bench.problem('etrn-and-turn').first().waitFor();
  // The file beside it was read by the editor for the worker, which has no disk.
  await bench.problem('drift').first().waitFor();
  // No process of ours runs beside the server: what is shown was found in the browser.
  expect(await code.pids('dist/server.js')).toEqual([]);
  await bench.command('IMC: Show Dequeue Plan');
  await bench.webview.getByRole('heading', { name: /Dequeue plan of a.imc/ }).waitFor();
  await bench.showPlanView();
  await bench.row('TURN @ smtp.provider.example:25').waitFor();
  for (const command of ['IMC: Test Dequeue', 'IMC: Dequeue into Folder…']) {
    await bench.command(command);
    await bench.notification('A browser cannot speak SMTP').waitFor();
    if (command === 'IMC: Test Dequeue') await bench.closeNotifications();
  }
  await code.shot('web');
});

test("in the browser's worker the documentation opens from the package too", async () => {
  code = await VsCode.start({ files: { 'a.imc': document }, web: true });
  const bench = code.workbench;
  await bench.ready();
  await bench.openFile('a.imc');
  await bench.squiggle('warning').first().waitFor();
  await bench.goTo(7);
  await bench.hoverOver('AlwaysUseETRN');
  await bench.hover.getByRole('link', { name: 'Documentation' }).first().click();
  await bench.webview.getByRole('heading', { name: 'AlwaysUseETRN', exact: true }).waitFor();
  await bench.webview.getByRole('link', { name: 'AlwaysUseTURN', exact: true }).first().click();
  await bench.webview.getByRole('heading', { name: 'AlwaysUseTURN', exact: true }).waitFor();
});
