import { afterEach, expect, test } from 'vitest';
import { picturesOfFailures, VsCode } from './vscode.js';

const ROUTES = 100_000;
const document = [
  '[Header]', 'Version=1', '[Routing]', 'RerouteIncoming=No', '[Routes]', 'DeliveryRouting=+',
  ...Array.from({ length: ROUTES }, (_, n) => `+D${n}.EXAMPLE.COM;192.0.2.${n % 250};0`),
  'DefaultRouting=', '[Parameters]', 'AlwaysUseETRN=1', 'AlwaysUseTURN=1', '',
].join('\r\n');

let code: VsCode | undefined;
afterEach(async () => { await code?.stop(); });
picturesOfFailures(() => code);

test(`a document with ${ROUTES} routes shows its problems, and a keystroke is on the screen as fast as in a small one`, async () => {
  const small = '[Header]\r\nVersion=2\r\n[Routes]\r\nDeliveryRouting=+\r\n+EXAMPLE.COM;192.0.2.1;0\r\n';
  code = await VsCode.start({ files: { 'large.imc': document, 'small.imc': small } });
  const bench = code.workbench;
  await bench.ready();
  await bench.openFile('small.imc');
  await bench.squiggle('warning').first().waitFor();
  await bench.showProblems();
  await bench.goTo(5, 5);
  const inSmall = await bench.keystrokes(30);

  const begun = Date.now();
  await bench.openFile('large.imc');
  await bench.problem('turn-without-credentials').waitFor();
  const shown = Date.now() - begun;
  await code.shot('large');
  await bench.goTo(50_000, 5);
  const inLarge = await bench.keystrokes(30);
  console.log(`100,000 routes: problems after ${shown} ms; a keystroke shows after ${inLarge.median} ms (95 %: ${inLarge.p95} ms), in a small document ${inSmall.median} ms (${inSmall.p95} ms)`);
  expect(shown).toBeLessThan(15_000);
  // The editor takes its own time in both; what the language server does with the document may not be felt on top of it.
  expect(inLarge.median).toBeLessThan(inSmall.median + 100);
  expect(inLarge.p95).toBeLessThan(inSmall.p95 + 300);
});
