import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

// A picture in an extension's page must come from the network, which nothing of ours does: the packed page goes without.
const READING = ['--allow-missing-repository', '--no-rewrite-relative-links', '--readme-path', 'dist/README.md'];

/** Builds everything and packs the extension; gives the path of the .vsix. What vsce says is shown, or only when it fails. */
export async function packageExtension({ quiet = false } = {}) {
  await buildAll();
  writeFileSync(path.join(root, 'dist', 'README.md'), readmeWithoutPictures());
  const out = path.join('dist', 'imc-config.vsix');
  const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  // What goes in is .vscodeignore's to say: it starts from nothing. The bundles hold all code, so no dependencies go along.
  const { status, stdout, stderr } = spawnSync(process.execPath, [vsce, 'package', '--no-dependencies', ...READING, '--out', out], { cwd: root, encoding: 'utf8' });
  if (!quiet || status !== 0) process.stdout.write(`${stdout}${stderr}`);
  if (status !== 0) throw new Error(`vsce package ended with ${status}`);
  return path.join(root, out);
}

function readmeWithoutPictures() {
  return readFileSync(path.join(root, 'README.md'), 'utf8').replace(/^!\[[^\]]*\]\([^)]*\)\n\n/gm, '').replace(/\[([^\]]*)\]\((?!https?:)[^)]*\)/g, '$1');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await packageExtension();
