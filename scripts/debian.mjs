import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), '.cache');

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

/** A Debian package as a file, once `ensureDebianFile` has fetched it. */
export function debianFile(name) {
  const folder = path.join(cache, name);
  const file = existsSync(folder) ? readdirSync(folder).find((each) => each.startsWith(`${name}_`) && each.endsWith('.deb')) : undefined;
  return file === undefined ? undefined : path.join(folder, file);
}

/**
 * Fetches a Debian package as a file and brings the libraries that it runs on. A server that is not installed starts no service and
 * changes no configuration: the tests unpack it and run it on loopback ports.
 */
export function ensureDebianFile(name) {
  if (debianFile(name) === undefined) {
    const folder = path.join(cache, name);
    mkdirSync(folder, { recursive: true });
    console.log(`Fetching ${name} from Debian.`);
    const download = () => spawnSync('apt-get', ['download', '-qq', name], { cwd: folder, encoding: 'utf8' });
    if (download().status !== 0) {
      apt('update', '-qq');
      const { status, stderr } = download();
      if (status !== 0) throw new Error(`apt-get download ${name} ended with ${status}\n${stderr}`);
    }
  }
  const depends = execFileSync('dpkg-deb', ['-f', debianFile(name), 'Depends'], { encoding: 'utf8' });
  const libraries = [...depends.matchAll(/\blib[\w.+-]+/g)].map(([library]) => library);
  const absent = libraries.filter((library) => spawnSync('dpkg', ['-s', library]).status !== 0);
  if (absent.length > 0) apt('install', '-y', '-qq', '--no-install-recommends', ...absent);
}

/** A user for a server to give up its rights to, with a group of the same name. */
export function ensureSystemUser(name) {
  if (spawnSync('getent', ['passwd', name]).status === 0) return;
  execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', '--user-group', name]);
}

/** Runs apt-get without questions; its output is shown only when it fails. */
export function apt(...args) {
  const { status, stdout, stderr } = spawnSync('apt-get', args, { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (status !== 0) throw new Error(`apt-get ${args.join(' ')} ended with ${status}\n${stdout}${stderr}`);
}
