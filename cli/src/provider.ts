import { renameSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { hostAndPort } from '../../client/src/dequeue/requests.js';
import { FAULTS_HELP } from '../../client/src/provider/faults.js';
import type { Provider, ProviderEvent } from '../../client/src/provider/options.js';
import { startProvider } from '../../client/src/provider/provider.js';
import type { AskedVerb } from '../../client/src/smtp/machine.js';
import { safeText } from '../../client/src/smtp/safe-text.js';
import { wrongOption } from './arguments.js';
import { type Io, Status } from './io.js';
import { passwordFrom, UsageError } from './password.js';

const HELP = `imc provider [options]

A small SMTP provider to practise on, on this computer: it holds sample messages until it is asked for them. Prints its address on the
first line and runs until it is stopped.

  --listen ADDR:PORT      where to listen, on loopback (127.0.0.1 and any free port)
  --domain D              hold mail for this domain; repeatable (example.com)
  --messages N            messages for each domain (3)
  --account ACCOUNT       the account that may log in; TURN and ATRN need one
  --password-stdin        read its password from standard input; else IMC_PASSWORD, else a prompt
  --call-back ADDR:PORT   where ETRN delivers to (the caller's address, port 2525)
  --tls                   offer STARTTLS, and the login only inside it
  --ca-out FILE           write the certificate to this file, for imc dequeue --ca; implies --tls
  --verb ETRN|TURN|ATRN   offer only this verb; repeatable
  --ledger FILE           keep in this file, as JSON, what became of each message
  --fault FAULT           do something wrong; repeatable:

${FAULTS_HELP}
`;

const OPTIONS = {
  listen: { type: 'string' }, domain: { type: 'string', multiple: true }, messages: { type: 'string' }, account: { type: 'string' },
  'password-stdin': { type: 'boolean' }, 'call-back': { type: 'string' }, 'ca-out': { type: 'string' }, tls: { type: 'boolean' },
  verb: { type: 'string', multiple: true }, fault: { type: 'string', multiple: true }, ledger: { type: 'string' }, help: { type: 'boolean', short: 'h' },
} as const;

/** `imc provider`: runs until the signal is aborted. Resolves to the exit status. */
export async function providerCommand(args: readonly string[], io: Io): Promise<number> {
  try {
    const values = readArguments(args);
    if (values.help) {
      io.stdout.write(HELP);
      return Status.fine;
    }
    const listen = placeOf('--listen', values.listen);
    const callBack = placeOf('--call-back', values['call-back']);
    const verbs = values.verb?.map(verbOf);
    const messages = values.messages === undefined ? undefined : Number(/^\d+$/.test(values.messages) ? values.messages : Number.NaN);
    const password = values.account === undefined ? undefined : await passwordFrom(io, values['password-stdin'] ?? false, `Password of ${safeText(values.account)}: `);
    const say = ({ text }: ProviderEvent): void => void io.stdout.write(`${text}\n`);
    const early: ProviderEvent[] = [];
    let tell = (event: ProviderEvent): void => void early.push(event);

    const provider = await startProvider({
      domains: values.domain ?? ['example.com'],
      ...(messages === undefined ? {} : { messages }),
      ...(listen ? { host: listen.host, port: listen.port } : {}),
      ...(callBack ? { callBack } : {}),
      ...(values.account === undefined ? {} : { account: values.account }),
      ...(password === undefined ? {} : { password }),
      ...(verbs ? { verbs } : {}),
      ...(values.fault ? { faults: values.fault } : {}),
      tls: (values.tls ?? false) || values['ca-out'] !== undefined,
      onEvent: (event) => tell(event),
    }).catch((error: Error) => {
      throw new UsageError(error.message, 'input');
    });
    try {
      if (values['ca-out'] !== undefined) await writeCertificate(values['ca-out'], provider.certificatePem ?? '');
      io.stdout.write(`${provider.host.includes(':') ? `[${provider.host}]` : provider.host}:${provider.port}\n`);
      const { ledger } = values;
      if (ledger !== undefined && !writeLedger(ledger, provider)) throw new UsageError(`--ledger: ${safeText(ledger)} cannot be written.`, 'input');
      early.forEach(say);
      tell = (event) => {
        say(event);
        if (ledger !== undefined && LEDGER_EVENTS.has(event.kind) && !writeLedger(ledger, provider)) io.stderr.write(`imc provider: the ledger ${safeText(ledger)} could not be written\n`);
      };
      await new Promise<void>((resolve) => (io.signal.aborted ? resolve() : io.signal.addEventListener('abort', () => resolve(), { once: true })));
      return Status.fine;
    } finally {
      await provider.stop();
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.stderr.write(`imc provider: ${error.message}\n`);
    return io.signal.aborted || error.kind === 'cancelled' ? Status.cancelled : Status.unusable;
  }
}

function readArguments(args: readonly string[]) {
  const wrong = wrongOption(OPTIONS, args);
  if (wrong !== undefined) throw new UsageError(`${wrong} --help lists the options.`);
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
  const [odd] = positionals;
  if (odd !== undefined) throw new UsageError(`The practice provider reads no document, and "${safeText(odd)}" is no option. --help lists the options.`);
  return values;
}

function placeOf(option: string, text: string | undefined): { readonly host: string; readonly port: number } | null {
  if (text === undefined) return null;
  const place = hostAndPort(text.endsWith(':0') ? text.slice(0, -2) : text);
  if (!place || (place.port === undefined && !text.endsWith(':0'))) throw new UsageError(`${option} takes ADDR:PORT, like 127.0.0.1:2525.`);
  return { host: place.host, port: place.port ?? 0 };
}

function verbOf(text: string): AskedVerb {
  const verb = text.toUpperCase();
  if (verb !== 'ETRN' && verb !== 'TURN' && verb !== 'ATRN') throw new UsageError(`--verb takes ETRN, TURN or ATRN, not "${safeText(text)}".`);
  return verb;
}

const LEDGER_EVENTS: ReadonlySet<ProviderEvent['kind']> = new Set(['offered', 'delivered', 'login', 'closed']);

/** At once, and in one piece: whoever reads it while the provider runs finds no half of it. */
function writeLedger(path: string, { ledger }: Provider): boolean {
  try {
    writeFileSync(`${path}.new`, `${JSON.stringify(ledger, null, 2)}\n`);
    renameSync(`${path}.new`, path);
    return true;
  } catch {
    return false;
  }
}

async function writeCertificate(path: string, pem: string): Promise<void> {
  await writeFile(path, pem).catch(() => {
    throw new UsageError(`--ca-out: ${safeText(path)} cannot be written.`, 'input');
  });
}
