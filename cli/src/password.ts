import { addAbortSignal, type Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { decode } from '../../client/src/smtp/line-reader.js';
import type { Io } from './io.js';

/**
 * Wrong use of a command, or input that it cannot work with: exit status 2; or the person who was asked for a password gave up. The message is a
 * sentence for the user.
 */
export class UsageError extends Error {
  constructor(message: string, readonly kind: 'usage' | 'input' | 'cancelled' = 'usage') {
    super(message);
  }
}

/** Longer input is no password. */
const LONGEST = 4096;

/**
 * A password, from standard input if that was asked for, else from IMC_PASSWORD, else from the person at the terminal, who does not see it
 * appear. Throws a UsageError where there is none.
 */
export async function passwordFrom(io: Io, fromStdin: boolean, question: string): Promise<string> {
  const password = fromStdin ? await firstLine(io) : io.env['IMC_PASSWORD'] ? io.env['IMC_PASSWORD'] : io.isTerminal ? await ask(io, question) : null;
  if (password === null) throw new UsageError('The account needs a password: set IMC_PASSWORD, use --password-stdin, or start it on a terminal.', 'input');
  if (password === '') throw new UsageError('The password is empty.', 'input');
  return password;
}

/** Pieces may end inside a character, so that they are put together before they are read. */
async function firstLine({ stdin, signal }: Io): Promise<string> {
  let octets = Buffer.alloc(0);
  try {
    for await (const piece of addAbortSignal(signal, stdin as Readable)) {
      octets = Buffer.concat([octets, typeof piece === 'string' ? Buffer.from(piece) : piece]);
      if (octets.includes(LF) || octets.length > 4 * LONGEST) break;
    }
  } catch (error) {
    if (signal.aborted) throw cancelled();
    throw error;
  }
  const end = octets.indexOf(LF);
  return checked(decode(end < 0 ? octets : octets.subarray(0, end)).replace(/\r$/, ''));
}

const LF = 10;

/** Reads from a terminal in raw mode, where nothing is echoed. */
async function ask(io: Io, question: string): Promise<string> {
  const terminal = io.stdin as NodeJS.ReadableStream & { setRawMode?: (raw: boolean) => unknown };
  // Before the question: what is typed as soon as that is read would be shown.
  terminal.setRawMode?.(true);
  io.stderr.write(question);
  terminal.resume();
  const keys = new StringDecoder('utf8');
  try {
    return checked(await new Promise<string>((resolve, reject) => {
      let typed = '';
      const giveUp = (): void => reject(cancelled());
      io.signal.addEventListener('abort', giveUp, { once: true });
      terminal.on('data', (piece: Buffer | string) => {
        for (const key of typeof piece === 'string' ? piece : keys.write(piece)) {
          if (key === '\r' || key === '\n') return resolve(typed);
          if (key === '\u0003' || key === '\u0004') return giveUp();
          typed = key === '\u007f' || key === '\b' ? [...typed].slice(0, -1).join('') : typed + key;
          if (typed.length > LONGEST) return giveUp();
        }
      });
    }));
  } finally {
    terminal.removeAllListeners('data');
    terminal.setRawMode?.(false);
    terminal.pause();
    io.stderr.write('\n');
  }
}

function checked(password: string): string {
  if (password.length > LONGEST) throw new UsageError('This is too long for a password.', 'input');
  // It parts the fields of PLAIN (RFC 4616 §2).
  if (password.includes('\0')) throw new UsageError('The password holds a NUL, which cannot be sent.', 'input');
  return password;
}

function cancelled(): UsageError {
  return new UsageError('Cancelled.', 'cancelled');
}
