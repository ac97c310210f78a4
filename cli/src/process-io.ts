import { say, Status, type Io } from './io.js';

/** Runs a command with this process as its world, and ends the process with its status when all is written. */
export async function processIo(run: (io: Io) => Promise<number>): Promise<void> {
  const { stdin, stdout, stderr } = process;
  const env = { ...process.env };
  // Node writes the environment into its diagnostic reports, and hands it on to whatever this process starts.
  delete process.env['IMC_PASSWORD'];
  // A reader that has seen enough (`imc check | head`) closes its end. That is no fault: the rest is not wanted.
  for (const stream of [stdout, stderr]) stream.on('error', () => undefined);
  const cancel = new AbortController();
  process.on('SIGINT', () => {
    if (cancel.signal.aborted) process.exit(Status.cancelled);          // the second time it is meant
    cancel.abort();
  });
  const io: Io = {
    stdin, stdout, stderr, env, cwd: process.cwd(), signal: cancel.signal,
    isTerminal: stdin.isTTY === true && stderr.isTTY === true,
    colours: stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb',
    columns: stdout.isTTY ? stdout.columns : undefined,
  };
  let status: number;
  try {
    status = await run(io);
  } catch (error) {
    say(io, `imc: This should not have happened, and is a fault of imc: ${(error as Error).stack ?? String(error)}`);
    status = Status.unusable;
  }
  await Promise.all([stdout, stderr].map(stream => new Promise(resolve => stream.write('', resolve))));
  process.exit(status);
}
