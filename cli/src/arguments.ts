import { parseArgs } from 'node:util';
import { nearest } from '../../server/src/values/distance.js';

/** An option of a command, as help and documentation show it. */
export interface Option {
  /** Without the two hyphens. */
  readonly name: string;
  /** What stands for its value in the usage line; absent for a switch. */
  readonly value?: string;
  /** The only values it takes. */
  readonly choices?: readonly string[];
  /** It may be given several times. */
  readonly many?: true;
  /** One line, no full stop. */
  readonly summary: string;
}

/** What a user wrote behind a command, checked against its options. */
export interface Arguments {
  readonly positionals: readonly string[];
  has(option: string): boolean;
  /** The last one given counts. */
  value(option: string): string | undefined;
  values(option: string): readonly string[];
}

/** Reads the words behind a command. What cannot be understood is one sentence for the user. */
export function parseArguments(options: readonly Option[], words: readonly string[]): Arguments | { readonly problem: string } {
  const all: readonly Option[] = [...options, HELP];
  const { tokens } = parseArgs({
    args: [...words], strict: false, allowPositionals: true, tokens: true,
    options: Object.fromEntries(all.map(({ name, value }) => [
      name, { type: value === undefined ? 'boolean' : 'string', multiple: true, ...(name === 'help' && { short: 'h' }) } as const,
    ])),
  });
  const positionals: string[] = [];
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      positionals.push(token.value);
      continue;
    }
    const option = all.find(({ name }) => name === token.name);
    if (!option || token.rawName === `-${token.name}`) return { problem: unknownOption(token.rawName, all) };
    const problem = valueProblem(option, token.value, token.inlineValue === true);
    if (problem) return { problem };
    given.set(option.name, [...given.get(option.name) ?? [], token.value ?? '']);
  }
  return {
    positionals,
    has: option => given.has(option),
    value: option => given.get(option)?.at(-1),
    values: option => given.get(option) ?? [],
  };
}

/** What is wrong with the options behind a command that reads them with `parseArgs`, in the words of the others; nothing where all is well. */
export function wrongOption(options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>, words: readonly string[]): string | undefined {
  const declared = Object.entries(options).filter(([name]) => name !== HELP.name);
  const given = parseArguments(declared.map(([name, { type }]) => ({ name, summary: '', many: true, ...(type === 'string' && { value: 'VALUE' }) })), words);
  return 'problem' in given ? given.problem : undefined;
}

export const HELP: Option = { name: 'help', summary: 'Shows this help' };

/** `, did you mean …?` for the names that are near, else nothing. */
export function didYouMean(name: string, candidates: readonly string[]): string {
  const near = nearest(name, candidates, 2);
  return near.length > 0 ? ` Did you mean ${listOf(near, 'or')}?` : '';
}

/** `a, b and c`. */
export function listOf(names: readonly string[], word: 'and' | 'or'): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}

function unknownOption(written: string, options: readonly Option[]): string {
  return `There is no option ${written}.${didYouMean(written, options.map(({ name }) => `--${name}`))}`;
}

function valueProblem({ name, value, choices }: Option, given: string | undefined, inline: boolean): string | undefined {
  if (value === undefined) return given === undefined ? undefined : `The option --${name} takes no value.`;
  if (given === undefined || given === '' || (!inline && /^-./.test(given))) return `The option --${name} needs a value: --${name} ${value}.`;
  if (!choices || choices.includes(given)) return undefined;
  return `The option --${name} takes ${listOf(choices, 'or')}, not “${given}”.${didYouMean(given, choices)}`;
}
