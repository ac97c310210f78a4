import { spawn } from 'node:child_process';
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
const { fetching } = await import('./fetch.mjs');
const { releases } = await import('./vscode.mjs');

// Fetched beside the steps that do without. Debian's packages are one part after the other, for apt lets nobody in beside itself.
const fetched = options.has('--fast') ? null : { debian: fetching('servers', 'chromium'), vscode: fetching('newest', ...(floor ? ['floor'] : [])) };

await sideBySide(
  ['types of the core', command('typescript/bin/tsc', '-p', 'tsconfig.core.json')],
  ['types', command('typescript/bin/tsc', '-p', 'tsconfig.node.json')],
  ['lint', command('eslint/bin/eslint.js', '.', '--max-warnings', '0')],
  ['layering', command('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'server', 'client', 'cli')],
);
await step('build and package', () => packageExtension({ quiet: true }));
await step('the tests that need nothing but Node', vitest('fast'));
if (fetched && await step('what the tests with real servers need', fetched.debian)) {
  // These wait for others most of the time: for servers that take their time, and for calls that do not come.
  await sideBySide(
    ['a real Postfix', vitest('postfix')],
    ['a real Exim, Sendmail and fetchmail', vitest('servers')],
  );
}
if (fetched && await step('what the tests in a real VS Code need', () => fetched.debian().then(fetched.vscode))) {
  await step('the package', vitest('package'));
  await step(`a real VS Code ${releases.newest.vscode}`, vitest('vscode'));
  // `npm start` brings the newest by itself, and how fast the editor is with a large document is asked of the newest alone.
  const ofBoth = ['editor', 'dequeue', 'messages', 'restricted', 'web'].map((name) => `test/vscode/${name}.test.ts`);
  if (floor) await step(`a real VS Code ${releases.floor.vscode}`, vitest('vscode', { IMC_VSCODE: 'floor' }, ofBoth));
}
console.log(`\nEverything in ${Math.round((Date.now() - started) / 1000)} s`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;

/**
 * Each step is one check; its tests, where it has any, are counted instead of it. True when all went well.
 *
 * @param work is given a function that runs a program of node_modules and resolves to its exit status
 * @param beside others: what it says comes when it has ended, in one piece
 */
async function step(name, work, beside = false) {
  const begun = Date.now();
  const said = [];
  const say = beside ? (text) => said.push(text) : (text) => process.stdout.write(text);
  let failed = 0;
  say(`\n── ${name}\n`);
  try {
    const counted = await work((args, env) => run(args, env, beside ? say : null));
    if (typeof counted === 'string') say(counted);
    totals.passed += counted?.passed ?? 1;
    failed = counted?.failed ?? 0;
  } catch (error) {
    failed = 1;
    say(`${error instanceof Error ? error.message : error}\n`);
  }
  totals.failed += failed;
  say(`   ${((Date.now() - begun) / 1000).toFixed(1)} s\n`);
  if (beside) process.stdout.write(said.join(''));
  return failed === 0;
}

async function sideBySide(...steps) {
  await Promise.all(steps.map(([name, work]) => step(name, work, true)));
}

/** @param say is told what the program says; null: it says it itself */
function run([program, ...args], env, say) {
  const child = spawn(process.execPath, [path.join(root, 'node_modules', program), ...args], { cwd: root, stdio: say ? ['ignore', 'pipe', 'pipe'] : 'inherit', env: { ...process.env, ...env } });
  if (say) for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', say);
  return new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
}

function command(program, ...args) {
  return async (start) => {
    const status = await start([program, ...args]);
    if (status !== 0) throw new Error(`${program} ended with ${status}`);
  };
}

/** Runs one suite and counts its tests by the runner's own report. A suite that could not even be read counts as one failure. */
function vitest(project, env = {}, files = []) {
  return async (start) => {
    const report = path.join(root, '.cache', `vitest-${project}.json`);
    mkdirSync(path.dirname(report), { recursive: true });
    rmSync(report, { force: true });
    const status = await start(['vitest/vitest.mjs', 'run', ...files, '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], env);
    if (!existsSync(report)) throw new Error(`vitest left no report of ${project} (it ended with ${status})`);
    const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped, numTodoTests: todo } = JSON.parse(readFileSync(report, 'utf8'));
    // A test that does not run is not a test that passed; and a run that failed without a failed test failed all the same.
    const unrun = skipped + todo;
    return { passed, failed: failed + unrun + (status !== 0 && failed + unrun === 0 ? 1 : 0) };
  };
}
