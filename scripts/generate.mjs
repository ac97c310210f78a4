// Writes every generated file, or with --check names the stale ones and fails.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const bundle = path.join(root, 'node_modules/.cache/generate.mjs');
await build({ absWorkingDir: root, entryPoints: ['scripts/generate.ts'], bundle: true, platform: 'node', format: 'esm', outfile: bundle, logLevel: 'warning' });
const { generatedFiles, GENERATED_FOLDERS } = await import(pathToFileURL(bundle).href);

const files = generatedFiles(root);
const read = (file) => { try { return readFileSync(path.join(root, file), 'utf8'); } catch { return undefined; } };
const stale = [...files].filter(([file, text]) => read(file) !== text);
const list = (folder) => { try { return readdirSync(path.join(root, folder)); } catch { return []; } };
const orphans = GENERATED_FOLDERS.flatMap((folder) => list(folder).map((name) => `${folder}/${name}`)).filter((file) => !files.has(file));
if (process.argv.includes('--check')) {
  for (const file of [...stale.map(([name]) => name), ...orphans]) console.log(`${file} is stale: run npm run generate`);
  process.exitCode = stale.length + orphans.length > 0 ? 1 : 0;
} else {
  for (const [file, text] of stale) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
    console.log(`wrote ${file}`);
  }
  for (const file of orphans) {
    rmSync(path.join(root, file));
    console.log(`removed ${file}`);
  }
}
