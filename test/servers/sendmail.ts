import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { unpacked } from '../../scripts/servers.mjs';
import { answers, endProcessesUnder, freePort, type Handed, handOver, makeCertificate, makeSaslAccount, type RealServer, SERVER_NAME, stopped, until } from '../harness/real-server.js';

/** A real Sendmail that holds mail until ETRN asks for it. All four mechanisms, PLAIN and LOGIN only inside TLS. */
export class Sendmail implements RealServer {
  private constructor(private readonly home: string, private readonly daemon: ChildProcess, readonly port: number, readonly nextHop: number, readonly certificate: string) {}

  static async start(): Promise<Sendmail> {
    const [programs, configurations] = [unpacked('sendmail-bin'), unpacked('sendmail-cf')];
    if (programs === undefined || configurations === undefined) throw new Error('Sendmail is not here yet: run `node scripts/servers.mjs` (npm test does) first');
    // Not under /tmp: Sendmail reads no certificate from below a folder where everybody may write.
    const home = mkdtempSync('/var/lib/imc-sendmail-');
    for (const folder of ['queue', 'sasl']) mkdirSync(`${home}/${folder}`, { mode: 0o700 });
    makeCertificate(home);
    makeSaslAccount(`${home}/sasl`, 'Sendmail.conf');
    const [port, nextHop] = [await freePort(), await freePort()];
    writeFileSync(`${home}/sendmail.cf`, configuration(home, `${configurations}/usr/share/sendmail/cf/`, port, nextHop));
    writeFileSync(`${home}/switch`, 'hosts files\n');
    writeFileSync(`${home}/hosts`, `127.0.0.1 ${SERVER_NAME} localhost\n`);
    writeFileSync(`${home}/resolv.conf`, 'nameserver 127.0.0.1\n');
    for (const empty of ['cw', 'statistics']) writeFileSync(`${home}/${empty}`, '');
    const daemon = spawn('unshare', ['--uts', '--mount', 'sh', '-ec', OWN_NAMES, 'sh', home, `${programs}/usr/libexec/sendmail/sendmail`], {
      cwd: home, env: { PATH: process.env['PATH'] ?? '' }, stdio: 'ignore',
    });
    const sendmail = new Sendmail(home, daemon, port, nextHop, `${home}/cert.pem`);
    try {
      await until(() => answers(port), () => `Sendmail does not listen on port ${port}: ${sendmail.traffic()}`);
    } catch (error) {
      await sendmail.stop();
      throw error;
    }
    return sendmail;
  }

  hold(messages: readonly Handed[]): Promise<void> {
    return handOver(this, messages);
  }

  held(): number {
    return readdirSync(`${this.home}/queue`).filter((name) => name.startsWith('qf')).length;
  }

  deferrals(): number {
    return [...this.traffic().matchAll(/^\d+ <<< 45\d /gm)].length;
  }

  failedLogins(): number {
    return [...this.traffic().matchAll(/^\d+ >>> 535 /gm)].length;
  }

  async stop(): Promise<void> {
    await stopped(this.daemon);
    endProcessesUnder(this.home);
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  /** Every line that was said to it and by it. */
  private traffic(): string {
    const file = `${this.home}/traffic`;
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }
}

/**
 * Sendmail asks for the full name of the computer before it reads its configuration, and sleeps a minute where there is none. It gets a name,
 * a table of hosts and a resolver of its own, which nobody else sees; so it asks nobody else either. It lets no environment tell it where SASL's
 * configuration is, so that lies beside the plug-ins, again for it alone.
 */
const OWN_NAMES = `
plugins=$(echo /usr/lib/*-linux-gnu/sasl2)
cp -a "$plugins" "$1/plugins"
cp "$1/sasl/Sendmail.conf" "$1/plugins/"
mount --bind "$1/plugins" "$plugins"
mount --bind "$1/hosts" /etc/hosts
mount --bind "$1/resolv.conf" /etc/resolv.conf
hostname ${SERVER_NAME}
exec "$2" "-C$1/sendmail.cf" -bD -OLogLevel=0 -X "$1/traffic"`;

function configuration(home: string, folder: string, port: number, nextHop: number): string {
  const settings = {
    QUEUE_DIR: `${home}/queue`, confPID_FILE: `${home}/pid`, STATUS_FILE: `${home}/statistics`, ALIAS_FILE: '', confCW_FILE: `${home}/cw`,
    confSERVICE_SWITCH_FILE: `${home}/switch`, confHOSTS_FILE: `${home}/hosts`, confDOMAIN_NAME: SERVER_NAME, confDONT_PROBE_INTERFACES: 'True', confTO_IDENT: '0',
    confSERVER_CERT: `${home}/cert.pem`, confSERVER_KEY: `${home}/key.pem`, confCACERT: `${home}/cert.pem`, confCACERT_PATH: '/etc/ssl/certs',
    confAUTH_MECHANISMS: 'PLAIN LOGIN CRAM-MD5 NTLM', confAUTH_OPTIONS: 'p,y', confAUTH_REALM: 'provider.test',
    // By itself it delivers nothing, and answers nobody, while the machine has more to do than this.
    confQUEUE_LA: '10000', confREFUSE_LA: '10000', confDELAY_LA: '0',
    // What makes it a provider: it only queues, and everything goes to the customer when ETRN asks.
    confDELIVERY_MODE: 'queueonly', confMIN_QUEUE_AGE: '0', SMART_HOST: 'esmtp:[127.0.0.1]', ESMTP_MAILER_ARGS: `TCP $h ${nextHop}`,
  };
  const lines = [
    "OSTYPE(`linux')", ...Object.entries(settings).map(([name, value]) => `define(\`${name}', \`${value}')`),
    ...['promiscuous_relay', 'accept_unresolvable_domains', 'nocanonify', 'no_default_msa'].map((name) => `FEATURE(\`${name}')`),
    `DAEMON_OPTIONS(\`Name=MTA, Port=${port}, Addr=127.0.0.1')`, "MAILER(`local')", "MAILER(`smtp')", '',
  ];
  const { stdout, status } = spawnSync('m4', [`-D_CF_DIR_=${folder}`, `${folder}m4/cf.m4`, '-'], { input: `divert(0)dnl\n${lines.map((line) => `${line}dnl`).join('\n')}`, encoding: 'utf8' });
  if (status !== 0) throw new Error(`m4 ended with ${status}`);
  return stdout;
}
