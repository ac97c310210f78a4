import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, root } from './install.mjs';

const options = new Set(process.argv.slice(2));
for (const option of options) {
  if (!['--fast', '--floor'].includes(option)) {
    console.error(`"${option}" is not an option. --fast: without the real VS Code and the real Postfix. --floor: with the oldest VS Code too.`);
    process.exit(2);
  }
}

const started = Date.now();
const totals = { passed: 0, failed: 0 };
ensureInstalled();
const { ensureDebianPackages } = await import('./debian.mjs');
const { ensurePostfix } = await import('./postfix.mjs');
const { ensureVsCode, releases } = await import('./vscode.mjs');

step('types of the core', () => command('typescript/bin/tsc', '-p', 'tsconfig.core.json'));
step('types', () => command('typescript/bin/tsc', '-p', 'tsconfig.node.json'));
step('lint', () => command('eslint/bin/eslint.js', '.', '--max-warnings', '0'));
step('layering', () => command('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'server', 'client', 'cli'));
await stepAsync('build and package', async () => {
  const { packageExtension } = await import('./package.mjs');
  await packageExtension({ quiet: true });
});
step('the tests that need nothing but Node', () => vitest('fast'));
if (!options.has('--fast')) {
  step('what the other tests need', () => {
    ensureDebianPackages('the tests in a real VS Code', [{ name: 'chromium', file: '/usr/bin/chromium' }]);
    ensurePostfix();
    ensureVsCode(releases.newest);
    if (options.has('--floor')) ensureVsCode(releases.floor);
  });
  step('the package', () => vitest('package'));
  step('a real Postfix', () => vitest('postfix'));
  step(`a real VS Code ${releases.newest.vscode}`, () => vitest('vscode'));
  if (options.has('--floor')) step(`a real VS Code ${releases.floor.vscode}`, () => vitest('vscode', { IMC_VSCODE: 'floor' }));
}
console.log(`\nEverything in ${Math.round((Date.now() - started) / 1000)} s`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;

/** Each step is one check; its tests, where it has any, are counted instead of it. */
function step(name, work) {
  const begun = Date.now();
  console.log(`\n── ${name}`);
  try {
    const counted = work();
    totals.passed += counted?.passed ?? 1;
    totals.failed += counted?.failed ?? 0;
  } catch (error) {
    totals.failed += 1;
    console.error(error instanceof Error ? error.message : error);
  }
  console.log(`   ${((Date.now() - begun) / 1000).toFixed(1)} s`);
}

async function stepAsync(name, work) {
  let failure;
  const begun = Date.now();
  await work().catch((error) => { failure = error; });
  step(`${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`, () => { if (failure !== undefined) throw failure; });
}

function command(program, ...args) {
  const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules', program), ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${program} ended with ${status}`);
}

/** Runs one suite and counts its tests by the runner's own report. A suite that could not even be read counts as one failure. */
function vitest(project, env = {}) {
  const report = path.join(root, '.cache', `vitest-${project}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules', 'vitest', 'vitest.mjs'), ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (!existsSync(report)) throw new Error(`vitest left no report of ${project} (it ended with ${status})`);
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped, numTodoTests: todo } = JSON.parse(readFileSync(report, 'utf8'));
  // A test that does not run is not a test that passed; and a run that failed without a failed test failed all the same.
  const unrun = skipped + todo;
  return { passed, failed: failed + unrun + (status !== 0 && failed + unrun === 0 ? 1 : 0) };
}
