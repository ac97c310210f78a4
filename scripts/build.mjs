import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const NOTICES = 'dist/third-party-notices.txt';

const common = { absWorkingDir: root, bundle: true, minify: true, sourcemap: true, sourcesContent: false, legalComments: 'none', metafile: true, logLevel: 'warning' };
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20' };
const browser = { ...common, platform: 'browser', target: 'es2022' };

/**
 * The library that makes certificates is a file of its own beside the others, read when a practice provider starts. It is
 * asked for with `require`, because a bundle must not depend on how a host of extensions treats `import()`.
 */
const certificatesApart = {
  name: 'certificates apart',
  setup({ initialOptions, onResolve }) {
    initialOptions.supported = { ...initialOptions.supported, 'dynamic-import': false };
    onResolve({ filter: /\/x509\.js$/ }, ({ kind }) => kind === 'dynamic-import' ? { path: './x509.js', external: true } : undefined);
  },
};

/**
 * What is built, and for whom. No `conditions` are set on purpose: any value would make esbuild drop its own `module`
 * condition and take the larger UMD builds of the language server's packages.
 */
const bundles = [
  { ...node, entryPoints: { extension: 'client/src/extension.ts' }, external: ['vscode'], plugins: [certificatesApart] },
  { ...browser, entryPoints: { 'extension.web': 'client/src/extension.web.ts' }, format: 'cjs', external: ['vscode'] },
  { ...node, entryPoints: { server: 'server/src/main.node.ts' } },
  { ...browser, entryPoints: { 'server.web': 'server/src/main.browser.ts' }, format: 'iife' },
  { ...node, entryPoints: { imc: 'cli/src/main.ts' }, banner: { js: '#!/usr/bin/env node' }, plugins: [certificatesApart] },
  { ...node, entryPoints: { x509: 'client/src/provider/x509.ts' } },
];

/**
 * Builds everything into `dist/`. The notices list every package of which something went into a bundle.
 * @param {readonly string[]} only names of bundles; none: all
 */
export async function buildAll(only = []) {
  if (only.length === 0) rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  const wanted = bundles.filter(({ entryPoints }) => only.length === 0 || only.includes(Object.keys(entryPoints)[0]));
  const results = await Promise.all(wanted.map((options) => build({ ...options, outdir: 'dist' })));
  if (only.length === 0) writeFileSync(path.join(root, NOTICES), notices(results.flatMap(({ metafile }) => Object.keys(metafile.inputs))));
  return results;
}

function notices(inputs) {
  const folders = new Set(inputs.map((input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]).filter((folder) => folder !== undefined));
  const parts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(path.join(root, folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    const text = file === undefined ? `Licence: ${license}` : readFileSync(path.join(root, folder, file), 'utf8').trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  const rule = `\n${'-'.repeat(80)}\n\n`;
  return `The programs in this folder contain parts of the following packages.\n${rule}${parts.join(rule)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll(process.argv.slice(2));
