import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * The two VS Codes that the project is tried in: the newest that code-server carries, and the oldest that `engines.vscode`
 * promises. Each wants the Node it was built for; npm carries that too, so the machine's own Node need not match.
 */
export const releases = {
  newest: { codeServer: '4.139.1', vscode: '1.139.1', node: '24' },
  floor: { codeServer: '4.100.3', vscode: '1.100.3', node: '20' },
};

/** Where a release lies once installed: the Node to run it with and code-server's entry point. */
export function placeOf(release) {
  const home = path.join(root, '.vscode-e2e', release.codeServer);
  const modules = path.join(home, 'node_modules');
  return {
    home,
    node: path.join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node'),
    entry: path.join(modules, 'code-server', 'out', 'node', 'entry.js'),
    cli: path.join(modules, 'code-server', 'out', 'node', 'cli.js'),
  };
}

/**
 * Installs a release from npm into the ignored folder `.vscode-e2e/`, once; about a minute and 800 MB.
 * The log writer needs a compiler (python3, make, g++); without one VS Code runs too, but its output channels stay empty.
 */
export function ensureVsCode(release, say = console.log) {
  const place = placeOf(release);
  const stamp = path.join(place.home, '.ready');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === release.codeServer) return place;
  if (process.platform === 'win32') {
    throw new Error('VS Code in the browser (code-server) does not run on Windows; install VS Code so that `code` is on the PATH');
  }
  const started = Date.now();
  say(`Installing VS Code ${release.vscode} (code-server ${release.codeServer}) into .vscode-e2e: about a minute, 800 MB, once.`);
  mkdirSync(place.home, { recursive: true });
  writeFileSync(path.join(place.home, 'package.json'), '{"private":true}\n');
  const runtime = `node-${process.platform}-${process.arch}`;
  npm(place.home, ['install', '--ignore-scripts', '--save-exact', `${runtime}@${release.node}`, `code-server@${release.codeServer}`]);
  const inner = path.join(place.home, 'node_modules', 'code-server', 'lib', 'vscode');
  const env = {
    PATH: `${path.dirname(place.node)}${path.delimiter}${process.env.PATH}`,
    npm_config_nodedir: path.join(place.home, 'node_modules', runtime),
  };
  npm(inner, ['install', '--ignore-scripts', '--omit=dev'], env);
  // Older releases look for their wasm files and ripgrep under this name.
  if (!existsSync(path.join(inner, 'node_modules.asar'))) symlinkSync('node_modules', path.join(inner, 'node_modules.asar'));
  try {
    npm(inner, ['rebuild', '@vscode/spdlog'], env);
  } catch {
    say('No compiler for the log writer (python3, make and g++ are wanted): output channels of this VS Code will stay empty.');
  }
  if (!existsSync(path.join(place.home, 'node_modules', 'argon2', 'prebuilds'))) npm(place.home, ['rebuild', 'argon2'], env);
  writeFileSync(stamp, release.codeServer);
  say(`VS Code ${release.vscode} is ready after ${Math.round((Date.now() - started) / 1000)} s.`);
  return place;
}

function npm(cwd, args, env = {}) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(config_(?!registry|cache|.*proxy)|package_|lifecycle_)/i.test(name)));
  try {
    execFileSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', [...args, ...quiet], { cwd, env: { ...inherited, ...env }, stdio: 'pipe', encoding: 'utf8' });
  } catch (error) {
    throw new Error(`npm ${args.join(' ')} in ${path.relative(root, cwd)} failed:\n${error.stdout ?? ''}${error.stderr ?? ''}`, { cause: error });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureVsCode(releases[process.argv[2] ?? 'newest']);
