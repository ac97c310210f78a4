// `npm run bench`: the rules, and then `imc dequeue` against others who fetch mail. `-- rules` and `-- dequeue` run one of them.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { buildAll } from './build.mjs';
import { root } from './install.mjs';
import { ensureFetchmail, unpacked } from './servers.mjs';

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, sizes: { type: 'string' }, large: { type: 'string', default: String(1e9) } }, allowPositionals: true,
});
const parts = positionals.length === 0 ? ['rules', 'dequeue'] : positionals;
for (const part of parts) {
  if (part === 'rules') rules();
  else if (part === 'dequeue') await dequeue();
  else {
    console.error(`"${part}" is not a part of the comparison; there are "rules" and "dequeue". Options of "dequeue": --rounds 5, --sizes 1000,10000, --large OCTETS (0: none).`);
    process.exitCode = 2;
  }
}

function rules() {
  const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'bench', '--run', '--project', 'fast'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}

async function dequeue() {
  const outdir = path.join(root, 'node_modules', '.cache', 'bench');
  await build({
    absWorkingDir: root, entryPoints: ['main', 'provider', 'receiver'].map((name) => `test/bench/dequeue/${name}.ts`), outdir, outExtension: { '.js': '.mjs' },
    bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'warning',
  });
  // The real program as it is shipped, and of today.
  await buildAll(['imc']);
  const disk = path.join(root, '.cache', 'bench');
  rmSync(disk, { recursive: true, force: true });
  mkdirSync(disk, { recursive: true });
  const { compare } = await import(pathToFileURL(path.join(outdir, 'main.mjs')).href);
  const sizes = values.sizes?.split(',').map(Number);
  const queues = [[1e3, 300], [1e4, 300], [1e5, 100], [1e6, 30], [1e7, 6]].map(([octets, count]) => ({ octets, count }));
  const wrong = await compare({
    imc: path.join(root, 'dist', 'imc.js'), provider: path.join(outdir, 'provider.mjs'), receiver: path.join(outdir, 'receiver.mjs'), fetchmail: fetchmail(),
    disk, rounds: Number(values.rounds), queues: queues.filter(({ octets }) => sizes === undefined || sizes.includes(octets)), large: Number(values.large),
  });
  for (const difference of wrong) console.error(difference);
  if (wrong.length > 0) process.exitCode = 1;
}

/** fetchmail is the one opponent that does not come by npm. Where it cannot be had, the others go on without it. */
function fetchmail() {
  try {
    ensureFetchmail();
    const folder = unpacked('fetchmail');
    return folder === undefined ? null : path.join(folder, 'usr/bin/fetchmail');
  } catch (error) {
    console.log(`Without fetchmail: ${error instanceof Error ? error.message : error}`);
    return null;
  }
}
