import { expect, test } from 'vitest';
import { parseArguments } from '../../cli/src/arguments.js';
import { commands } from '../../cli/src/commands.js';
import { DOCUMENT, folderOf, imc } from './imc.js';
import { version } from '../../package.json';

test('what cannot be understood gives 2, one sentence that says what is right, and nothing on standard output', async () => {
  const cwd = folderOf({ 'a.imc': DOCUMENT });
  for (const [words, sentence] of [
    ['', 'Usage: imc COMMAND'],
    ['export a.imc --to reg', '“export” is not a command. The commands are check, format, plan, route, convert, explain, dequeue, provider and lsp.'],
    ['chekc a.imc', 'Did you mean check?'],
    ['--fast check', 'There is no option --fast before a command.'],
    ['check --formt json', 'There is no option --formt. Did you mean --format?'],
    ['check -x a.imc', 'There is no option -x.'],
    ['check -fix a.imc', 'There is no option -f.'],
    ['check --format jsn', 'The option --format takes text, json, sarif or github, not “jsn”. Did you mean json?'],
    ['check --format', 'The option --format needs a value: --format FORMAT.'],
    ['check --format --strict', 'The option --format needs a value'],
    ['check --strict=yes', 'The option --strict takes no value.'],
    ['check --rule trailing-dto=off', 'No rule has the code trailing-dto. Did you mean trailing-dot?'],
    ['check --rule trailing-dot=of', 'A rule is set to off, hint, information, warning or error, not “of”. Did you mean off?'],
    ['check --rule trailing-dot', '--rule takes the code of a rule and a severity'],
    ['check --exchange 6.0', '“6.0” is no version of Exchange that is known here. Known are 4.0,'],
    ['check --language ini a.imc', 'The option --language takes imc, reg or vbs'],
    ['check --fix -', 'Standard input cannot be changed in place: --fix needs files.'],
    ['plan', 'A plan is made from a document: imc plan FILE.'],
    ['plan a.imc a.imc', 'several were given'],
    ['plan --format sarif a.imc', 'The option --format takes text or json'],
    ['route a.imc', 'A document and at least one address are needed'],
    ['route a.imc example.com', '“example.com” is not an e-mail address: it has no @, as in user@example.com.'],
    ['route a.imc @example.com', 'something stands before the @'],
    ['route a.imc u@', 'A domain name is missing here'],
    ['route a.imc u@exa..mple.com', 'Two dots follow each other'],
    ['route a.imc u@example.com u@-x.example', 'No part of a domain name begins with a hyphen'],
    ['route a.imc u@[1.2.3]', 'between the brackets stands an IPv4 address'],
    ['explain', 'A name is needed'],
    ['explain AlwaysUseETNR', 'Nothing is known of “AlwaysUseETNR”. Did you mean AlwaysUseETRN?'],
    ['lsp', 'imc lsp --stdio'],
    ['lsp --stdio a.imc', 'takes no files'],
    ['dequeue --nonsense', '--nonsense'],
    ['provider --nonsense', '--nonsense'],
  ] as const) {
    const { status, stdout, stderr } = await imc(words.split(' ').filter(word => word !== ''), { cwd });
    expect({ status, stdout }, `imc ${words}`).toEqual({ status: 2, stdout: '' });
    expect(stderr, `imc ${words}`).toContain(sentence);
    expect(stderr, `imc ${words}`).not.toMatch(/\n {4}at /);
  }
});

test('every command answers --help on standard output, with its options', async () => {
  for (const command of commands) {
    for (const words of [[command.name, '--help'], [command.name, '-h']]) {
      const { status, stdout, stderr } = await imc(words);
      expect({ status, stderr }, words.join(' ')).toEqual({ status: 0, stderr: '' });
      for (const { name } of command.options ?? []) expect(stdout, words.join(' ')).toContain(`--${name}`);
      expect(stdout).toContain(`imc ${command.name}`);
    }
  }
});

test('every example is one that the command understands', () => {
  for (const command of commands) {
    if (!command.options) continue;
    for (const [line] of command.examples) {
      const [program, name, ...words] = line.replace(/ < .*$/, '').split(' ');
      expect([program, name], line).toEqual(['imc', command.name]);
      expect(parseArguments(command.options, words), line).not.toHaveProperty('problem');
    }
  }
});

test('imc --help names every command, and imc --version its version', async () => {
  const { stdout, status } = await imc(['--help']);
  expect(status).toBe(0);
  for (const { name, summary } of commands) expect(stdout).toMatch(new RegExp(`^  ${name} +${summary}$`, 'm'));
  expect(await imc(['--version'])).toMatchObject({ status: 0, stdout: `${version}\n` });
});

test('a word behind -- is a path, whatever it looks like', async () => {
  const cwd = folderOf({ '--strict': DOCUMENT });
  expect((await imc(['check', '--format', 'json', '--', '--strict'], { cwd })).stdout).toContain('"path": "--strict"');
});
