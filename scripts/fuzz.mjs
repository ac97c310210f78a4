// Looks for texts that break what is promised of any text: npm run fuzz -- --minutes 10 [--format imc|reg|vbs] [--seed N] [--keep]
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folder = path.join(root, 'node_modules/.cache/fuzz', String(process.pid));           // several hunts may run at once
mkdirSync(folder, { recursive: true });
const bundled = async (entry, name) => {
  const outfile = path.join(folder, name);
  await build({ absWorkingDir: root, entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', outfile, external: ['typescript'], logLevel: 'warning' });
  return outfile;
};
const load = async (file) => import(pathToFileURL(file).href);

const { instrument } = await load(await bundled('test/fuzz/instrument.ts', 'instrument.mjs'));
const hunter = await bundled('test/fuzz/hunt.ts', 'hunter.mjs');
const { code, branches } = instrument(readFileSync(hunter, 'utf8'), ['test/fuzz/', 'node_modules/']);
writeFileSync(hunter, code);
console.log(`${branches} branches are watched`);
const { fuzz } = await load(await bundled('test/fuzz/fuzz.ts', 'fuzz.mjs'));
process.exitCode = await fuzz(process.argv.slice(2), root, hunter);
rmSync(folder, { recursive: true });
