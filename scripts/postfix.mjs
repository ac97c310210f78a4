import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { apt, ensureDebianPackages } from './debian.mjs';

const cache = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), '.cache', 'postfix');

/** The Debian package of Postfix as a file, once `ensurePostfix` has fetched it. */
export function postfixPackage() {
  const file = existsSync(cache) ? readdirSync(cache).find((name) => /^postfix_.*\.deb$/.test(name)) : undefined;
  return file === undefined ? undefined : path.join(cache, file);
}

/**
 * Fetches Debian's Postfix as a file and brings what it runs on: libraries, SASL with its password tool, the two names
 * it runs as. Postfix is not installed as a service: the tests unpack the package and run it on loopback ports.
 */
export function ensurePostfix() {
  const purpose = 'the tests against a real Postfix';
  if (process.getuid?.() !== 0) throw new Error(`${purpose} must be started as root: Postfix gives up its rights by itself and will not start without them`);
  ensureDebianPackages(purpose, [
    { name: 'sasl2-bin', file: '/usr/sbin/saslpasswd2' },
    { name: 'libsasl2-modules', file: saslPlugin('libcrammd5.so') },
    { name: 'libsasl2-modules-db', file: saslPlugin('libsasldb.so') },
    { name: 'openssl', file: '/usr/bin/openssl' },
  ]);
  if (postfixPackage() === undefined) fetchPackage();
  if (spawnSync('getent', ['group', 'postdrop']).status !== 0) execFileSync('groupadd', ['--system', 'postdrop']);
  if (spawnSync('getent', ['passwd', 'postfix']).status !== 0) {
    execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', '--user-group', 'postfix']);
  }
}

function fetchPackage() {
  mkdirSync(cache, { recursive: true });
  console.log('Fetching Postfix from Debian.');
  const download = () => spawnSync('apt-get', ['download', '-qq', 'postfix'], { cwd: cache, encoding: 'utf8' });
  if (download().status !== 0) {
    apt('update', '-qq');
    const { status, stderr } = download();
    if (status !== 0) throw new Error(`apt-get download postfix ended with ${status}\n${stderr}`);
  }
  const depends = execFileSync('dpkg-deb', ['-f', postfixPackage(), 'Depends'], { encoding: 'utf8' });
  const libraries = [...depends.matchAll(/\blib[\w.+-]+/g)].map(([name]) => name);
  const absent = libraries.filter((name) => spawnSync('dpkg', ['-s', name]).status !== 0);
  if (absent.length > 0) apt('install', '-y', '-qq', '--no-install-recommends', ...absent);
}

function saslPlugin(file) {
  const libraries = existsSync('/usr/lib') ? readdirSync('/usr/lib').filter((name) => name.endsWith('-linux-gnu')) : [];
  return path.join('/usr/lib', libraries.find((name) => existsSync(path.join('/usr/lib', name, 'sasl2', file))) ?? libraries[0] ?? '', 'sasl2', file);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensurePostfix();
