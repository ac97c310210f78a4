import type { Arguments, Option } from './arguments.js';
import type { Io } from './io.js';

/** A command: what help and documentation say of it, and how it is run. Its code is loaded when it is asked for. */
export type Command = {
  readonly name: string;
  /** What the usage line shows behind the name. */
  readonly usage: string;
  /** One line, no full stop. */
  readonly summary: string;
} & (
  | {
    readonly options: readonly Option[];
    /** What else a user has to know: Markdown, one paragraph each. */
    readonly notes: readonly string[];
    /** Command lines that a reader may want, each with what it is for. */
    readonly examples: readonly (readonly [line: string, does: string])[];
    load(): Promise<Run>;
  }
  /** Reads its own words, and answers `--help` itself. */
  | { readonly options: undefined; load(): Promise<(words: readonly string[], io: Io) => Promise<number>> }
);

/** Does the work and gives the exit status. */
export type Run = (given: Arguments, io: Io) => Promise<number>;

const TEXT_OR_JSON: Option = { name: 'format', value: 'FORMAT', choices: ['text', 'json'], summary: 'Form of the output: text (the default) or json' };

/** Every command, in the order in which a newcomer meets them. */
export const commands: readonly Command[] = [
  {
    name: 'check', usage: '[PATH…]', summary: 'Finds mistakes in documents',
    options: [
      { name: 'format', value: 'FORMAT', choices: ['text', 'json', 'sarif', 'github'], summary: 'Form of the output: text (the default), json, sarif or github' },
      { name: 'strict', summary: 'Warnings count as problems too' },
      { name: 'fix', summary: 'Applies the safe fixes in place' },
      { name: 'exchange', value: 'VERSION', summary: 'Version to assume where a document names none, such as "5.5 SP4"' },
      { name: 'rule', value: 'CODE=SEVERITY', many: true, summary: 'Sets a rule to off, hint, information, warning or error' },
      { name: 'language', value: 'LANGUAGE', choices: ['imc', 'reg', 'vbs'], summary: 'Language of the files named and of standard input: imc, reg or vbs' },
    ],
    notes: [
      'A folder stands for the `.imc` files, registry exports (`.reg`) and scripts (`.vbs`) in it and below it, and for the IMCCOPY saves among its plain text files: files without an extension, or with one such as `.txt`, that begin with `[Header]`, `[Routes]` or `[Domain]`, or with the first line of a registry export. Of a registry export or a script the keys of the connector and of the services beside it are checked, and nothing else. `node_modules` and `.git` are left out. Without a PATH the current folder is checked; `-` is standard input.',
      'All documents of a run are judged beside each other: a domain that two of them claim, and a value that an export in the same folder gives other data, are problems too (claimed-twice, drift).',
      'Files are read as UTF-8, as UTF-16 where they begin with a byte order mark that says so, and as Windows-1252 where they are neither. What cannot be read is named on standard error with the reason; the other files are still checked, and the status is 2.',
      'Text shows one problem a line, `path:line:column severity message [code]`, lines and columns counted from one; below it, indented, the other place where two places disagree; at the end a line that counts. JSON counts lines and columns (UTF-16 units) from zero; `fixable` says that there is a fix for the problem: `--fix` makes those that are sure, the editor offers the others too. SARIF is version 2.1.0. `github` writes the workflow commands that GitHub shows beside the changed lines.',
      '`--fix` writes a file back in the encoding and with the line ends it has, in one step: there is never half a file. Where a fix needs a character that the encoding does not have, nothing is written and the status is 2. What the fixes leave is reported.',
    ],
    examples: [
      ['imc check', 'every document in this folder and below it'],
      ['imc check --strict --format github', 'the same for a workflow, warnings included'],
      ['imc check --fix head-office.imc', 'one document, mended where that is safe'],
      ['imc check --rule open-relay=off --exchange 5.0 .', 'without one rule, and for an older version'],
    ],
    load: async () => (await import('./check.js')).check,
  },
  {
    name: 'format', usage: '[PATH…]', summary: 'Writes documents in the usual form',
    options: [{ name: 'check', summary: 'Changes nothing; lists the files that are not in the usual form and ends with status 1 if there are any' }],
    notes: ['PATHs are those of `imc check`. With `-`, standard input is formatted onto standard output. Only blanks are moved: no line, value or comment is lost.'],
    examples: [
      ['imc format --check', 'which documents are not in the usual form'],
      ['imc format - < draft.imc', 'a formatted copy on standard output'],
    ],
    load: async () => (await import('./format.js')).format,
  },
  {
    name: 'plan', usage: 'FILE', summary: 'Shows which host is asked for waiting mail, when, with which verb, for which domains, and as whom',
    options: [TEXT_OR_JSON],
    notes: ['Nothing is connected to. Every part of the plan names the line or the article that it rests on. A document that asks nobody has a plan too, which says why: the status is 0.'],
    examples: [
      ['imc plan head-office.imc', 'the plan, with the reason for every part of it'],
    ],
    load: async () => (await import('./plan.js')).plan,
  },
  {
    name: 'route', usage: 'FILE ADDRESS…', summary: 'Shows where mail to each address goes, and by which row',
    options: [TEXT_OR_JSON],
    notes: ['Nothing is connected to. JSON counts lines from zero.'],
    examples: [
      ['imc route head-office.imc user@example.com user@sales.example.com', 'where mail for these two goes'],
    ],
    load: async () => (await import('./route.js')).route,
  },
  {
    name: 'convert', usage: 'FILE --to FORMAT', summary: 'Writes a document in another form: IMC document, registry file, script, IMCCOPY save, JSON',
    options: [
      { name: 'to', value: 'FORMAT', choices: ['imc', 'reg', 'vbs', 'imccopy', 'json'], summary: 'Form of the result: imc, reg, vbs, imccopy or json; required' },
      { name: 'output', value: 'FILE', summary: 'Where the result is written; without it, to standard output' },
      { name: 'force', summary: 'Replaces the file of --output if it is there' },
      { name: 'lossy', summary: 'Ends with status 0 though something is left out' },
      { name: 'language', value: 'LANGUAGE', choices: ['imc', 'reg', 'vbs', 'json'], summary: 'Language of FILE, where neither its name nor its beginning says so: imc, reg, vbs or json' },
    ],
    notes: [
      'What the form cannot hold is left out of the result, and each such thing is named on standard error, one a line: `path:line: left out: name: why`. The status is 1 then, unless `--lossy` says that it is expected. Nothing else is missing: converting the result back gives the document without what the two lists name. Blank lines and the alignment of tables are not kept. What seems to be a password is never copied.',
      '`reg` is a registry file as the Registry Editor of Windows NT 4.0 imports it: REGEDIT4, Windows-1252, lines that end in CR LF. It begins with a sentence about each value. `vbs` is a script for the Windows Script Host that asks before it writes, and shows afterwards what the registry holds. Both hold the values of `[Parameters]` and `[Extension]` whose data type is documented; a script cannot write a REG_MULTI_SZ. `imccopy` is a save as the articles print it: `[Routes]`, `[Domain]` with a header, no other section and no comments. `imc` types values by the catalog, holds no deletions, and no values of the keys of other services.',
      '`json` holds all of a document. It is one object with `version`, 1, and `sections`, in their order. A section has a `name`, or the path of a registry key as its `key`; the first has neither where something stands above every heading. Its `content` is a list of these: `{ "comment": "…" }`; `{ "name": "…", "value": … }` with text, or with `"type": "REG_SZ"`, `"REG_EXPAND_SZ"` or, for a number, `"REG_DWORD"`; `{ "name": "…", "rows": […] }`, where a row is a list of its fields, one text where a row is one value, a comment or a line; `{ "name": "…", "type": "REG_BINARY", "bytes": "01,ff" }`, also `"REG_QWORD"` and `"REG_NONE"`; `{ "deletedValue": "…" }` and `{ "deletedKey": "…" }`; `{ "line": "…", "language": "imc" }` for a line that cannot be read. What is not of this shape is named with its place and its path, as in `sections[1].content[0].value`, and the status is 2.',
      'A file that is there and holds anything is not replaced without `--force`, and the document itself never. The file is written in one step: there is never half of it.',
    ],
    examples: [
      ['imc convert head-office.imc --to reg --output head-office.reg', 'the registry values of a document, for the Registry Editor'],
      ['imc convert imcsvc.reg --to imc --lossy', 'an export as a document, whatever does not fit'],
      ['imc convert routes.sav --to json', 'a save of IMCCOPY for other programs'],
    ],
    load: async () => (await import('./convert.js')).convert,
  },
  {
    name: 'explain', usage: 'NAME', summary: 'Explains a setting, a value, a label of a dialog, a rule, an event, a reply, a verb, a version or an article',
    options: [],
    notes: [
      'NAME is what stands in a document, a registry file, a dialog or a log: a section, a property or a registry value (`AlwaysUseTURN`, `Routing.RoutingTable`), a field of a row (`rich text`), a key, a property page or the label of a control (`Queue messages for ETRN`), the code of a rule (`duplicate-route`), an event or an error (`4056`, `NDR 3902`, `Imsext 11`), an SMTP reply (`458`, `5.7.8`), a command or a way of logging on (`ETRN`, `NTLM`). Case and blanks do not count. Where several things bear the name, all are explained.',
      'A setting with a value says what that value means: `RelayFlags 6`, `formatting 800`, `"RoutingTable example.com;<inbound>"`. An address with a mask says which addresses it covers: `"192.0.2.0;255.255.255.248"`.',
      'A version or build, `5.5 SP3`, tells what came with it, and an article or RFC, `Q257979`, what rests on it. A name that is not known gives 2, with the names that are near.',
    ],
    examples: [
      ['imc explain AlwaysUseTURN', 'a registry value'],
      ['imc explain 458', 'a reply of the provider'],
      ['imc explain RelayFlags 6', 'a number made of bits'],
      ['imc explain "192.0.2.0;255.255.255.248"', 'an entry of a relay list'],
      ['imc explain Q257979', 'what rests on an article'],
      ['imc explain duplicate-route', 'a rule of imc check'],
    ],
    load: async () => (await import('./explain.js')).explain,
  },
  {
    name: 'dequeue', usage: '[FILE]', summary: 'Tests whether waiting mail would come, without losing any',
    options: undefined,
    load: async () => {
      const { dequeueCommand } = await import('./dequeue.js');
      // Without a document nothing of the analysis is loaded.
      return (words, io) => dequeueCommand([...words], io, async path => (await import('./plan.js')).planOf(path, io));
    },
  },
  {
    name: 'provider', usage: '', summary: 'Runs a practice provider on this computer',
    options: undefined,
    load: async () => {
      const { providerCommand } = await import('./provider.js');
      return (words, io) => providerCommand([...words], io);
    },
  },
  {
    name: 'lsp', usage: '--stdio', summary: 'Runs the language server, for any editor',
    options: [{ name: 'stdio', summary: 'Speaks over standard input and output; required' }],
    notes: ['Documents, registry files and scripts below the editor’s folders are looked at beside the open ones, hidden folders and node_modules left out.'],
    examples: [],
    load: async () => (await import('./lsp.js')).lsp,
  },
];
