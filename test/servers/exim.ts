import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { unpacked } from '../../scripts/servers.mjs';
import { ACCOUNT, answers, endProcessesUnder, freePort, type Handed, handOver, idOf, makeCertificate, type RealServer, SERVER_NAME, stopped, until } from '../harness/real-server.js';

/** A real Exim that holds mail for example.com until ETRN asks for it. All four mechanisms, PLAIN and LOGIN only inside TLS. */
export class Exim implements RealServer {
  private constructor(private readonly home: string, private readonly daemon: ChildProcess, readonly port: number, readonly nextHop: number, readonly certificate: string) {}

  static async start(): Promise<Exim> {
    const programs = unpacked('exim4-daemon-heavy');
    if (programs === undefined) throw new Error('Exim is not here yet: run `node scripts/servers.mjs` (npm test does) first');
    // Not under the checkout: Exim works as its own user, who must be able to reach every folder above.
    const home = mkdtempSync('/tmp/imc-exim-');
    chmodSync(home, 0o755);
    for (const folder of ['spool', 'log']) {
      mkdirSync(`${home}/${folder}`);
      chownSync(`${home}/${folder}`, idOf('passwd', 'Debian-exim'), 0);
    }
    cpSync(`${programs}/usr/sbin/exim4`, `${home}/exim`);
    makeCertificate(home);
    chmodSync(`${home}/key.pem`, 0o644);
    const [port, nextHop] = [await freePort(), await freePort()];
    writeFileSync(`${home}/configuration`, configuration(home, port, nextHop));
    const daemon = spawn(`${home}/exim`, ['-C', `${home}/configuration`, '-bdf'], { stdio: 'ignore' });
    const exim = new Exim(home, daemon, port, nextHop, `${home}/cert.pem`);
    try {
      await until(() => answers(port), () => `Exim does not listen on port ${port}: ${exim.log('panic')}${exim.log('main')}`);
    } catch (error) {
      await exim.stop();
      throw error;
    }
    return exim;
  }

  hold(messages: readonly Handed[]): Promise<void> {
    return handOver(this, messages);
  }

  held(): number {
    const input = `${this.home}/spool/input`;
    return existsSync(input) ? readdirSync(input).filter((name) => name.endsWith('-H')).length : 0;
  }

  deferrals(): number {
    return [...this.log('main').matchAll(/ == user@example\.com .* defer /g)].length;
  }

  failedLogins(): number {
    return [...this.log('main').matchAll(/ authenticator failed for /g)].length;
  }

  async stop(): Promise<void> {
    await stopped(this.daemon);
    endProcessesUnder(this.home);
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  private log(name: 'main' | 'panic'): string {
    const file = `${this.home}/log/${name}log`;
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }
}

function configuration(home: string, port: number, nextHop: number): string {
  const password = (account: string): string => `\${if eq{${account}}{${ACCOUNT.user}}{${ACCOUNT.password}}fail}`;
  const right = (account: string, given: string): string => `\${if and{{eq{${account}}{${ACCOUNT.user}}}{eq{${given}}{${ACCOUNT.password}}}}}`;
  return `
exim_path = ${home}/exim
exim_user = Debian-exim
exim_group = Debian-exim
spool_directory = ${home}/spool
log_file_path = ${home}/log/%slog
pid_file_path = ${home}/spool/exim.pid
primary_hostname = ${SERVER_NAME}
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port}
keep_environment =
host_lookup =
tls_advertise_hosts = *
tls_certificate = ${home}/cert.pem
tls_privatekey = ${home}/key.pem
message_size_limit = 50M
# What makes it a provider: it takes mail, tries nothing by itself, and ETRN starts a queue run for the one domain. The command does not
# name $domain: what a client says is tainted and may not be part of one.
queue_only
acl_smtp_rcpt = acl_rcpt
acl_smtp_etrn = acl_etrn
smtp_etrn_command = ${home}/exim -C ${home}/configuration -Rf example.com
smtp_etrn_serialize = false

begin acl
acl_rcpt:
  accept
acl_etrn:
  accept condition = \${if eqi{$smtp_command_argument}{example.com}}
  deny message = This domain is not served here

begin routers
customer:
  driver = manualroute
  domains = example.com
  transport = customer
  route_list = * 127.0.0.1
  self = send

begin transports
customer:
  driver = smtp
  port = ${nextHop}

begin retry
* * F,1d,1h

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = ${right('$auth2', '$auth3')}
  server_advertise_condition = \${if def:tls_in_cipher}
login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = ${right('$auth1', '$auth2')}
  server_advertise_condition = \${if def:tls_in_cipher}
cram:
  driver = cram_md5
  public_name = CRAM-MD5
  server_secret = ${password('$auth1')}
ntlm:
  driver = spa
  public_name = NTLM
  server_password = ${password('$auth1')}
`;
}
