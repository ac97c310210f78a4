import { fileURLToPath } from 'node:url';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { debianFile, ensureDebianFile, ensureDebianPackages, ensureSystemUser } from './debian.mjs';
import { ensureSasl } from './postfix.mjs';

/*
 * The other real servers and the one real client of the tests: Debian's Exim, Sendmail and fetchmail, each unpacked beside its package
 * and never installed.
 */

/** A folder with the files of a package as they would be installed under `/`; undefined where `ensureServers` has not brought it. */
export function unpacked(name) {
  const file = debianFile(name);
  if (file === undefined) return undefined;
  const folder = path.join(path.dirname(file), path.basename(file, '.deb'));
  if (existsSync(folder)) return folder;
  // Under another name until it is whole: a run that is broken off leaves no half of a program.
  const growing = `${folder}.${process.pid}`;
  rmSync(growing, { recursive: true, force: true });
  mkdirSync(growing);
  execFileSync('dpkg', ['-x', file, growing]);
  renameSync(growing, folder);
  return folder;
}

/** Brings Exim, Sendmail and fetchmail. */
export function ensureServers() {
  const purpose = 'the tests against real Exim and Sendmail';
  if (process.getuid?.() !== 0) throw new Error(`${purpose} must be started as root: both give up their rights by themselves`);
  ensureSasl(purpose);
  ensureDebianPackages(purpose, [{ name: 'm4', file: '/usr/bin/m4' }]);
  for (const name of ['exim4-daemon-heavy', 'sendmail-bin', 'sendmail-cf']) ensureDebianFile(name);
  ensureSystemUser('Debian-exim');
  ensureSystemUser('smmta');
  ensureSystemUser('smmsp');
  ensureFetchmail();
}

/** fetchmail alone: the comparison needs nothing else. */
export function ensureFetchmail() {
  ensureDebianFile('fetchmail');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureServers();
