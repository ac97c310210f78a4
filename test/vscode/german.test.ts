import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
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
  await bench.page.locator('.codelens-decoration', { hasText: 'Wohin geht die Post?' }).waitFor();
  await bench.command('IMC: Übungsprovider starten');
  await bench.notification(/Der Übungsprovider ist unter 127\.0\.0\.1:\d+ erreichbar/).waitFor();
  await bench.command('IMC: Nachrichten anzeigen');
  await bench.page.getByText('Hier steht, was ein Testabruf sieht').waitFor();
  await bench.row('Konto').first().waitFor();
  await bench.row('in jeder ausgehenden Sitzung mit smtp.provider.example').waitFor();
  await bench.row('AlwaysUseETRN ist gesetzt').waitFor();
  await bench.command('IMC: Abruf testen');
  await bench.choice('Fragen und nichts annehmen (hold)').waitFor();
  await code.shot('german-choice');
  await bench.choice('Der Übungsprovider').click();
  await bench.notification('Post käme: 127.0.0.1 hat 9 Nachrichten angeboten, und alles davon liegt noch dort.').waitFor();
  await bench.row(/hold · der Weg funktioniert · 9 Nachrichten/).waitFor();
  await bench.row(/bleibt beim Provider/).first().waitFor();
  await code.shot('german-messages');
  await bench.command('IMC: In Ordner abrufen …');
  await bench.choice('Der Übungsprovider').click();
  const mail = path.join(path.dirname(code.workspace), 'post');
  await mkdir(mail);
  await bench.chooseFolder(mail, 'Post in diesen Ordner übernehmen');
  await bench.dialog.filter({ hasText: 'Die Post verlässt den Provider' }).waitFor();
  await code.shot('german-consent');
});
