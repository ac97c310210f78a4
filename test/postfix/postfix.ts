import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { postfixPackage } from '../../scripts/postfix.mjs';
import { answers, endProcessesUnder, freePort, type Handed, handOver, idOf, makeCertificate, makeSaslAccount, type RealServer, SERVER_NAME, stopped, until } from '../harness/real-server.js';

/**
 * A real Postfix on loopback that behaves as a provider: it holds mail for example.com until ETRN asks for it and then
 * delivers to 127.0.0.1, port `nextHop`. STARTTLS with the certificate in `certificate`; PLAIN and LOGIN only inside TLS.
 */
export class Postfix implements RealServer {
  private constructor(
    private readonly home: string,
    private readonly master: ChildProcess,
    readonly port: number,
    readonly nextHop: number,
    readonly certificate: string,
  ) {}

  /** @param settings of main.cf, instead of ours */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<Postfix> {
    const packed = postfixPackage();
    if (packed === undefined) throw new Error('Postfix is not here yet: run `node scripts/postfix.mjs` (npm test does) first');
    // Not under the checkout: Postfix works as its own user, who must be able to reach every folder above.
    const home = mkdtempSync('/tmp/imc-postfix-');
    chmodSync(home, 0o755);
    const programs = path.join(home, 'package');
    execFileSync('dpkg', ['-x', packed, programs]);
    const [port, nextHop] = [await freePort(), await freePort()];
    layOut(home, programs, port, nextHop, settings);
    const env = { PATH: process.env['PATH'] ?? '', LD_LIBRARY_PATH: `${programs}/usr/lib/postfix` };
    const master = spawn(`${programs}/usr/lib/postfix/sbin/master`, ['-c', `${home}/etc`, '-d'], { env, stdio: 'ignore' });
    const postfix = new Postfix(home, master, port, nextHop, `${home}/cert.pem`);
    try {
      await until(() => answers(port), `Postfix does not listen on port ${port}: ${existsSync(`${home}/postfix.log`) ? postfix.log() : 'no log'}`);
    } catch (error) {
      await postfix.stop();
      throw error;
    }
    return postfix;
  }

  async hold(messages: readonly Handed[]): Promise<void> {
    await handOver(this, messages);
    // What was only just taken in is not yet noted for ETRN.
    await until(() => this.filesIn('deferred') === this.held(), 'Postfix has not laid the messages aside');
  }

  /** Messages that Postfix still has, in whatever queue. */
  held(): number {
    return ['incoming', 'active', 'deferred', 'hold', 'maildrop'].reduce((sum, queue) => sum + this.filesIn(queue), 0);
  }

  log(): string {
    // Postfix makes it with its first word, which may come later than its first answer.
    return existsSync(`${this.home}/postfix.log`) ? readFileSync(`${this.home}/postfix.log`, 'utf8') : '';
  }

  /** How many AUTH commands the clients that have hung up sent, by Postfix's own count: `auth=1` succeeded, `auth=0/1` failed. */
  authAttempts(): number {
    const counts = [...this.log().matchAll(/ disconnect from .* auth=(?:\d+\/)?(\d+)/g)];
    return counts.reduce((sum, [, attempts]) => sum + Number(attempts), 0);
  }

  /** How many clients have hung up, so that the log has its last word about them. */
  disconnects(): number {
    return [...this.log().matchAll(/smtpd\[\d+\]: disconnect from /g)].length;
  }

  deferrals(): number {
    return [...this.log().matchAll(/status=deferred \(host 127\.0\.0\.1/g)].length;
  }

  failedLogins(): number {
    return [...this.log().matchAll(/ SASL \S+ authentication failed/g)].length;
  }

  async stop(): Promise<void> {
    await stopped(this.master);
    endProcessesUnder(this.home);
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  private filesIn(queue: string): number {
    return readdirSync(`${this.home}/queue/${queue}`, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
  }
}

const QUEUES = ['active', 'bounce', 'corrupt', 'defer', 'deferred', 'flush', 'hold', 'incoming', 'private', 'saved', 'trace'];

function layOut(home: string, programs: string, port: number, nextHop: number, changes: Readonly<Record<string, string>>): void {
  const [user, postdrop] = [idOf('passwd', 'postfix'), idOf('group', 'postdrop')];
  for (const folder of ['etc/sasl', 'data', ...[...QUEUES, 'maildrop', 'public', 'pid'].map((queue) => `queue/${queue}`)]) {
    mkdirSync(`${home}/${folder}`, { recursive: true });
  }
  makeCertificate(home);
  // Debian's build looks for this file under the configuration folder only.
  makeSaslAccount(`${home}/etc/sasl`, 'smtpd.conf');
  writeFileSync(`${home}/etc/main.cf`, mainConfiguration(home, programs, nextHop, changes));
  writeFileSync(`${home}/etc/master.cf`, services(port));
  for (const file of ['etc/sasl/sasldb2', 'data', ...QUEUES.map((queue) => `queue/${queue}`)]) chownSync(`${home}/${file}`, user, 0);
  for (const queue of QUEUES) chmodSync(`${home}/queue/${queue}`, 0o700);
  for (const [queue, mode] of [['maildrop', 0o730], ['public', 0o710]] as const) {
    chownSync(`${home}/queue/${queue}`, user, postdrop);
    chmodSync(`${home}/queue/${queue}`, mode);
  }
}

function mainConfiguration(home: string, programs: string, nextHop: number, changes: Readonly<Record<string, string>>): string {
  const settings = {
    compatibility_level: '3.6',
    queue_directory: `${home}/queue`,
    data_directory: `${home}/data`,
    command_directory: `${programs}/usr/sbin`,
    daemon_directory: `${programs}/usr/lib/postfix/sbin`,
    shlib_directory: `${programs}/usr/lib/postfix`,
    meta_directory: `${programs}/etc/postfix`,
    import_environment: `MAIL_CONFIG MAIL_LOGTAG TZ LANG=C LD_LIBRARY_PATH=${programs}/usr/lib/postfix`,
    mail_owner: 'postfix', setgid_group: 'postdrop', default_privs: 'nobody',
    maillog_file: `${home}/postfix.log`, maillog_file_prefixes: home,
    myhostname: SERVER_NAME, mydomain: 'provider.test', mydestination: 'localhost', mynetworks: '127.0.0.0/8',
    inet_interfaces: '127.0.0.1', inet_protocols: 'ipv4', smtp_host_lookup: 'native', disable_dns_lookups: 'yes', smtpd_peername_lookup: 'no',
    alias_maps: '', alias_database: '', local_recipient_maps: '',
    // What makes it a provider: it relays for one domain, never tries by itself, and lets ETRN flush it.
    relay_domains: 'example.com', fast_flush_domains: '$relay_domains', defer_transports: 'etrn-only',
    transport_maps: `inline:{ example.com=etrn-only:[127.0.0.1]:${nextHop} }`,
    minimal_backoff_time: '1h', maximal_backoff_time: '2h', queue_run_delay: '1h', smtp_connect_timeout: '5s',
    smtpd_recipient_restrictions: 'permit_mynetworks, reject_unauth_destination',
    smtpd_relay_restrictions: 'permit_mynetworks, reject_unauth_destination',
    smtpd_tls_security_level: 'may', smtpd_tls_cert_file: `${home}/cert.pem`, smtpd_tls_key_file: `${home}/key.pem`, smtpd_tls_loglevel: '1',
    smtpd_sasl_auth_enable: 'yes', smtpd_sasl_type: 'cyrus', smtpd_sasl_path: 'smtpd', smtpd_sasl_local_domain: 'provider.test',
    smtpd_sasl_security_options: 'noanonymous, noplaintext', smtpd_sasl_tls_security_options: 'noanonymous',
  };
  return Object.entries({ ...settings, ...changes }).map(([name, value]) => `${name} = ${value}\n`).join('');
}

function services(port: number): string {
  // name, type, private, unprivileged, chroot, wakeup, limit, program
  const rows = [
    `127.0.0.1:${port} inet n - n - - smtpd`, 'pickup unix n - n 60 1 pickup', 'cleanup unix n - n - 0 cleanup', 'qmgr unix n - n 300 1 qmgr',
    'tlsmgr unix - - n 1000? 1 tlsmgr', 'rewrite unix - - n - - trivial-rewrite', 'bounce unix - - n - 0 bounce', 'defer unix - - n - 0 bounce',
    'trace unix - - n - 0 bounce', 'verify unix - - n - 1 verify', 'flush unix n - n 1000? 0 flush', 'proxymap unix - - n - - proxymap',
    'proxywrite unix - - n - 1 proxymap', 'smtp unix - - n - - smtp', 'etrn-only unix - - n - - smtp', 'relay unix - - n - - smtp',
    'showq unix n - n - - showq', 'error unix - - n - - error', 'retry unix - - n - - error', 'discard unix - - n - - discard',
    'local unix - n n - - local', 'anvil unix - - n - 1 anvil', 'scache unix - - n - 1 scache', 'postlog unix-dgram n - n - 1 postlogd',
  ];
  return `${rows.join('\n')}\n`;
}
