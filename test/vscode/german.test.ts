import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, test } from 'vitest';
import { picturesOfFailures, root, VsCode } from './vscode.js';

const document = readFileSync(path.join(root, 'samples', 'head-office.imc'), 'utf8');

let code: VsCode | undefined;
afterEach(async () => { await code?.stop(); });
picturesOfFailures(() => code);

test('in a German editor commands, choices, views and the word about mail that is taken are German', async () => {
  code = await VsCode.start({ files: { 'zentrale.imc': document }, language: 'de' });
  const bench = code.workbench;
  await bench.ready();
  await bench.openFile('zentrale.imc');
  await bench.command('IMC: Übungsprovider starten');
  await bench.notification(/Der Übungsprovider ist unter 127\.0\.0\.1:\d+ erreichbar/).waitFor();
  await bench.command('IMC: Nachrichten anzeigen');
  await bench.page.getByText('Hier steht, was ein Testabruf sieht').waitFor();
  await bench.row('keines: keine Anmeldung').or(bench.row('Konto')).first().waitFor();
  await bench.command('IMC: Abruf testen');
  await bench.choice('Fragen und nichts annehmen (hold)').waitFor();
  await code.shot('german-choice');
  await bench.choice('Der Übungsprovider').click();
  await bench.row(/hold · der Weg geht · 9 Nachrichten/).waitFor();
  await bench.row(/bleibt beim Provider/).first().waitFor();
  await code.shot('german-messages');
});
