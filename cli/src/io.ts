import { addAbortSignal, type Readable } from 'node:stream';

/** All that a command knows of the world around it. Tests pass their own. */
export interface Io {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A person sits at standard input and standard error: they can be asked, and shown progress. */
  readonly isTerminal: boolean;
  /** Standard output is a terminal that shows colours, and the user has not declined them (`NO_COLOR`). */
  readonly colours: boolean;
  /** Columns of the terminal at standard output; undefined where there is none. */
  readonly columns: number | undefined;
  /** What relative paths start from. */
  readonly cwd: string;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
}

/** How a command ended, as the status that a shell sees. */
export const Status = { fine: 0, problems: 1, unusable: 2, cancelled: 130 } as const;

/** Writes one line to standard error, after which standard output still holds nothing but results. */
export function say(io: Io, line: string): void {
  io.stderr.write(`${line}\n`);
}

/** Says what is wrong with a command line, and where help is. */
export function usageError(io: Io, sentence: string, command?: string): number {
  say(io, `imc${command === undefined ? '' : ` ${command}`}: ${sentence}`);
  say(io, `imc ${command === undefined ? '' : `${command} `}--help shows what can be written.`);
  return Status.unusable;
}

/** Plain data as JSON for programs. Control characters are escaped, so that a terminal can show it too. */
export function writeJson(io: Io, value: unknown): void {
  const json = JSON.stringify(value, null, 2);
  io.stdout.write(`${json.replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`);
}

/** All of standard input; undefined when the user cancelled before its end. */
export async function readStdin({ stdin, signal }: Io): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of addAbortSignal(signal, stdin as Readable)) pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
  return Buffer.concat(pieces);
}
