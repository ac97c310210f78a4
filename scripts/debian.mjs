import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Sees to it that programs from Debian's packages are on this machine: installs what is missing when it may (as root),
 * and otherwise ends with a sentence that names the missing packages and the command that brings them.
 *
 * @param {string} purpose what needs them, for the sentence
 * @param {readonly { readonly name: string, readonly file: string }[]} packages a package, and a file that shows it is there
 */
export function ensureDebianPackages(purpose, packages) {
  const missing = packages.filter(({ file }) => !existsSync(file)).map(({ name }) => name);
  if (missing.length === 0) return;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (!existsSync('/usr/bin/apt-get')) {
    throw new Error(`${purpose} needs ${missing.join(', ')} (names of Debian's packages), and this machine has no apt-get to bring them`);
  }
  if (process.getuid?.() !== 0) throw new Error(`${purpose} needs Debian's packages ${missing.join(', ')}; as root: ${command}`);
  console.log(`Installing from Debian, for ${purpose}: ${missing.join(', ')}`);
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', ...missing);
  const absent = packages.filter(({ file }) => !existsSync(file));
  if (absent.length > 0) throw new Error(`${purpose}: installed, but ${absent.map(({ file }) => file).join(', ')} is still not there`);
}

/** Runs apt-get without questions; its output is shown only when it fails. */
export function apt(...args) {
  const { status, stdout, stderr } = spawnSync('apt-get', args, { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (status !== 0) throw new Error(`apt-get ${args.join(' ')} ended with ${status}\n${stdout}${stderr}`);
}
