import { version } from '../../package.json';
import { didYouMean, listOf, parseArguments } from './arguments.js';
import { commands } from './commands.js';
import { helpOf, overview } from './help.js';
import { Status, usageError, type Io } from './io.js';

/** Runs `imc` with the words behind its name, and gives the exit status. Nothing is thrown for what a user can do wrong. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...words] = argv;
  if (name === undefined) {
    io.stderr.write(overview());
    return Status.unusable;
  }
  if (name === '--help' || name === '-h') {
    io.stdout.write(overview());
    return Status.fine;
  }
  if (name === '--version') {
    io.stdout.write(`${version}\n`);
    return Status.fine;
  }
  const names = commands.map(command => command.name);
  const command = commands.find(command => command.name === name);
  if (!command) {
    const what = name.startsWith('-') ? `There is no option ${name} before a command.` : `“${name}” is not a command.`;
    return usageError(io, `${what}${didYouMean(name, names)} The commands are ${listOf(names, 'and')}.`);
  }
  if (command.options === undefined) return (await command.load())(words, io);
  const given = parseArguments(command.options, words);
  if ('problem' in given) return usageError(io, given.problem, name);
  if (given.has('help')) {
    io.stdout.write(helpOf(command));
    return Status.fine;
  }
  const status = await (await command.load())(given, io);
  return io.signal.aborted ? Status.cancelled : status;
}
