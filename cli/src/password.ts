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
  const password = fromStdin ? await firstLine(io.stdin) : io.env['IMC_PASSWORD'] ? io.env['IMC_PASSWORD'] : io.isTerminal ? await ask(io, question) : null;
  if (password === null) throw new UsageError('The account needs a password: set IMC_PASSWORD, use --password-stdin, or start it on a terminal.', 'input');
  if (password === '') throw new UsageError('The password is empty.', 'input');
  return password;
}

async function firstLine(stdin: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const piece of stdin) {
    text += String(piece);
    if (text.includes('\n') || text.length > LONGEST) break;
  }
  return checked(text.split('\n', 1)[0]?.replace(/\r$/, '') ?? '');
}

/** Reads from a terminal in raw mode, where nothing is echoed. */
async function ask(io: Io, question: string): Promise<string> {
  const terminal = io.stdin as NodeJS.ReadableStream & { setRawMode?: (raw: boolean) => unknown };
  io.stderr.write(question);
  terminal.setRawMode?.(true);
  terminal.resume();
  try {
    return checked(await new Promise<string>((resolve, reject) => {
      let typed = '';
      const cancelled = (): void => reject(new UsageError('Cancelled.', 'cancelled'));
      io.signal.addEventListener('abort', cancelled, { once: true });
      terminal.on('data', (piece: Buffer | string) => {
        for (const key of String(piece)) {
          if (key === '\r' || key === '\n') return resolve(typed);
          if (key === '\u0003' || key === '\u0004') return cancelled();
          typed = key === '\u007f' || key === '\b' ? typed.slice(0, -1) : typed + key;
          if (typed.length > LONGEST) return cancelled();
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
  return password;
}
