import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Builds everything and packs the extension; gives the path of the .vsix. */
export async function packageExtension() {
  await buildAll();
  const out = path.join('dist', 'imc-config.vsix');
  const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  // What goes in is .vscodeignore's to say: it starts from nothing. The bundles hold all code, so no dependencies go along.
  execFileSync(process.execPath, [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--out', out], { cwd: root, stdio: 'inherit' });
  return path.join(root, out);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await packageExtension();
