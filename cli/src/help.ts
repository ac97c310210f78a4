import { HELP, type Option } from './arguments.js';
import { commands, type Command } from './commands.js';

/** The answer to `imc --help`. */
export function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'Checks the configuration of the Exchange Internet Mail Connector, and tests whether waiting mail comes.',
    '',
    'Usage: imc COMMAND [OPTIONS]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'imc COMMAND --help shows the options of a command, imc --version the version.',
    '',
  ].join('\n');
}

/** The answer to `imc COMMAND --help`, for the commands whose options are declared here. */
export function helpOf(command: Extract<Command, { readonly options: readonly Option[] }>): string {
  const { name, usage, summary, options, notes, examples } = command;
  const rows = [...options, HELP].map(option => [optionText(option), option.summary + (option.many ? ' (may be repeated)' : '')] as const);
  const width = Math.max(...rows.map(([left]) => left.length));
  return [
    `${summary}.`,
    '',
    `Usage: ${['imc', name, usage, options.some(({ name: option }) => !usage.includes(`--${option}`)) ? '[OPTIONS]' : ''].filter(Boolean).join(' ')}`,
    '',
    ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
    '',
    ...notes.flatMap(note => [...wrap(note.replaceAll('`', ''), 100), '']),
    ...examples.length > 0 ? ['Examples', ...examples.flatMap(([line, does]) => [`  ${line}`, `      ${does}`]), ''] : [],
  ].join('\n');
}

/** `docs/command-line.md`: all that `--help` says, in one page. `askHelp` gives the help of a command that keeps it to itself. */
export async function commandLinePage(askHelp: (command: string) => Promise<string>): Promise<string> {
  const parts = [];
  for (const command of commands) {
    parts.push(`## imc ${command.name}\n`, `${command.summary}.\n`);
    if (command.options === undefined) parts.push('```text', (await askHelp(command.name)).trimEnd(), '```\n');
    else {
      const required = [...command.usage.matchAll(/--([a-z]+)/g)].map(([, name]) => name);
      const optional = command.options.filter(({ name }) => !required.includes(name));
      parts.push('```text', ['imc', command.name, ...optional.map(bracketed), command.usage].filter(Boolean).join(' '), '```\n');
      if (command.options.length > 0) {
        parts.push('| option | does |', '|---|---|', ...command.options.map(option => `| \`${optionText(option)}\` | ${option.summary} |`), '');
      }
      parts.push(...command.notes.map(note => `${note}\n`));
      if (command.examples.length > 0) parts.push('| example | shows |', '|---|---|', ...command.examples.map(([line, does]) => `| \`${line}\` | ${does} |`), '');
    }
  }
  return `${HEAD}\n${parts.join('\n')}`;
}

function optionText({ name, value }: Option): string {
  return `--${name}${value === undefined ? '' : ` ${value}`}`;
}

function bracketed(option: Option): string {
  return `[${optionText(option)}]${option.many ? '…' : ''}`;
}

const HEAD = `<!-- Generated from the help of the commands by test/cli/documentation.test.ts: UPDATE=1 writes it anew. -->

# The command line

\`imc\` checks IMC documents, shows what they mean, and tests whether waiting mail comes from the provider. Every command
answers \`--help\`. Results go to standard output, everything else to standard error. Colours appear on a terminal only, and
never where \`NO_COLOR\` is set.

| exit status | means |
|---|---|
| 0 | All is well |
| 1 | Problems were found: errors, with \`--strict\` warnings too. For \`imc format --check\`: a file is not in the usual form. For \`imc dequeue\`: the mail would not come |
| 2 | The command could not do its work: an unknown option, a file that cannot be read or is no document, a name that is not known. The other files are still processed |
| 130 | Cancelled with Ctrl+C |
`;

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
