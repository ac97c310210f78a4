import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { debianFile, ensureDebianFile, ensureDebianPackages, ensureSystemUser } from './debian.mjs';

/** The Debian package of Postfix as a file, once `ensurePostfix` has fetched it. */
export function postfixPackage() {
  return debianFile('postfix');
}

/**
 * Fetches Debian's Postfix as a file and brings what it runs on: libraries, SASL with its password tool, the two names
 * it runs as. Postfix is not installed as a service: the tests unpack the package and run it on loopback ports.
 */
export function ensurePostfix() {
  const purpose = 'the tests against a real Postfix';
  if (process.getuid?.() !== 0) throw new Error(`${purpose} must be started as root: Postfix gives up its rights by itself and will not start without them`);
  ensureSasl(purpose);
  ensureDebianFile('postfix');
  if (spawnSync('getent', ['group', 'postdrop']).status !== 0) execFileSync('groupadd', ['--system', 'postdrop']);
  ensureSystemUser('postfix');
}

/** Cyrus SASL with what it needs to check passwords, and a tool that makes certificates. */
export function ensureSasl(purpose) {
  ensureDebianPackages(purpose, [
    { name: 'sasl2-bin', file: '/usr/sbin/saslpasswd2' },
    { name: 'libsasl2-modules', file: saslPlugin('libcrammd5.so') },
    { name: 'libsasl2-modules-db', file: saslPlugin('libsasldb.so') },
    { name: 'openssl', file: '/usr/bin/openssl' },
  ]);
}

function saslPlugin(file) {
  const libraries = existsSync('/usr/lib') ? readdirSync('/usr/lib').filter((name) => name.endsWith('-linux-gnu')) : [];
  return path.join('/usr/lib', libraries.find((name) => existsSync(path.join('/usr/lib', name, 'sasl2', file))) ?? libraries[0] ?? '', 'sasl2', file);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensurePostfix();
