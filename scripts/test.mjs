import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, root } from './install.mjs';

const options = new Set(process.argv.slice(2));
for (const option of options) {
  if (!['--fast', '--floor'].includes(option)) {
    console.error(`"${option}" is not an option. --fast: without the real VS Code and the real mail servers. --floor: with the oldest VS Code too, as it is where CI is set.`);
    process.exit(2);
  }
}

// Where nobody waits, the oldest VS Code that the manifest promises is asked as well: three to five minutes more.
const floor = options.has('--floor') || Boolean(process.env.CI);
const started = Date.now();
const totals = { passed: 0, failed: 0 };
ensureInstalled();
const { packageExtension } = await import('./package.mjs');
const { ensureDebianPackages } = await import('./debian.mjs');
const { ensurePostfix } = await import('./postfix.mjs');
const { ensureServers } = await import('./servers.mjs');
const { ensureVsCode, releases } = await import('./vscode.mjs');

await step('types of the core', () => command('typescript/bin/tsc', '-p', 'tsconfig.core.json'));
await step('types', () => command('typescript/bin/tsc', '-p', 'tsconfig.node.json'));
await step('lint', () => command('eslint/bin/eslint.js', '.', '--max-warnings', '0'));
await step('layering', () => command('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'server', 'client', 'cli'));
await step('build and package', () => packageExtension({ quiet: true }));
await step('the tests that need nothing but Node', () => vitest('fast'));
if (!options.has('--fast') && await step('what the other tests need', fetchTheRest)) {
  await step('the package', () => vitest('package'));
  await step('a real Postfix', () => vitest('postfix'));
  await step('a real Exim, Sendmail and fetchmail', () => vitest('servers'));
  await step(`a real VS Code ${releases.newest.vscode}`, () => vitest('vscode'));
  // `npm start` brings the newest by itself, and how fast the editor is with a large document is asked of the newest alone.
  const ofBoth = ['editor', 'dequeue', 'messages', 'restricted', 'web'].map((name) => `test/vscode/${name}.test.ts`);
  if (floor) await step(`a real VS Code ${releases.floor.vscode}`, () => vitest('vscode', { IMC_VSCODE: 'floor' }, ofBoth));
}
console.log(`\nEverything in ${Math.round((Date.now() - started) / 1000)} s`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;

/** Each step is one check; its tests, where it has any, are counted instead of it. True when all went well. */
async function step(name, work) {
  const begun = Date.now();
  const failedBefore = totals.failed;
  console.log(`\n── ${name}`);
  try {
    const counted = await work();
    totals.passed += counted?.passed ?? 1;
    totals.failed += counted?.failed ?? 0;
  } catch (error) {
    totals.failed += 1;
    console.error(error instanceof Error ? error.message : error);
  }
  console.log(`   ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  return totals.failed === failedBefore;
}

function fetchTheRest() {
  ensureDebianPackages('the tests in a real VS Code', [{ name: 'chromium', file: '/usr/bin/chromium' }]);
  ensurePostfix();
  ensureServers();
  ensureVsCode(releases.newest);
  if (floor) ensureVsCode(releases.floor);
}

function command(program, ...args) {
  const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules', program), ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${program} ended with ${status}`);
}

/** Runs one suite and counts its tests by the runner's own report. A suite that could not even be read counts as one failure. */
function vitest(project, env = {}, files = []) {
  const report = path.join(root, '.cache', `vitest-${project}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const args = ['run', ...files, '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules', 'vitest', 'vitest.mjs'), ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (!existsSync(report)) throw new Error(`vitest left no report of ${project} (it ended with ${status})`);
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped, numTodoTests: todo } = JSON.parse(readFileSync(report, 'utf8'));
  // A test that does not run is not a test that passed; and a run that failed without a failed test failed all the same.
  const unrun = skipped + todo;
  return { passed, failed: failed + unrun + (status !== 0 && failed + unrun === 0 ? 1 : 0) };
}
