import { createServer } from 'node:net';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { picturesOfFailures, VsCode } from './vscode.js';

const PROVIDER = '127.0.0.26';
const document = `[Header]
Version=1
[Connections]
MessageDelivery=Forward
ForwardTo=${PROVIDER}
[Routing]
RerouteIncoming=No
[Site Addressing]
Domain=example.com
[Parameters]
AlwaysUseETRN=1
AlwaysUseTURN=1
`;

let code: VsCode | undefined;
afterEach(async () => { await code?.stop(); });
picturesOfFailures(() => code);

test('Restricted Mode keeps the problems and refuses to connect, and says why', async () => {
  let connections = 0;
  const server = createServer((socket) => { connections++; socket.destroy(); });
  onTestFinished(() => { server.close(); });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(25, PROVIDER, resolve));
  code = await VsCode.start({ files: { 'a.imc': document }, restricted: true });
  const bench = code.workbench;
  await bench.ready();
  await bench.statusItem('Restricted Mode').first().waitFor();
  await bench.openFile('a.imc');
  await bench.squiggle('warning').first().waitFor();
  for (const command of ['IMC: Test Dequeue', 'IMC: Check Connection to Provider', 'IMC: Dequeue into Folder…', 'IMC: Start Practice Provider']) {
    await bench.command(command);
    await bench.notification('Nothing connects in Restricted Mode').waitFor();
    if (command === 'IMC: Test Dequeue') await code.shot('restricted');
    await bench.closeNotifications();
  }
  expect(connections).toBe(0);
});
