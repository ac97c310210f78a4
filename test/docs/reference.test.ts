import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { GENERATED_FOLDERS, generatedFiles } from '../../scripts/generate.js';
import { exampleOfSection, examplesOf } from '../../scripts/generate/examples.js';
import {
  addressOf, anchorOf, pageOfControl, pageOfEnhanced, pageOfEvent, pageOfKey, pageOfPropertyPage, pageOfReply, pageOfSection, pageOfSetting, pageOfVerb,
} from '../../server/src/analysis/pages.js';
import { controls, enhancedCodes, events, otherValues, pages, registryKeys, replies, sections, settings, verbs } from '../../server/src/catalog/index.js';
import { formatOf } from '../../server/src/formats/index.js';
import { HOMEPAGE } from '../../server/src/rules/page.js';
import { rules } from '../../server/src/rules/index.js';

let generated: ReadonlyMap<string, string>;
beforeAll(() => { generated = generatedFiles('.'); }, 60_000);

/** Every page of the documentation, as it is on the disk. */
const written = new Map(readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.md'))
  .map(name => name.replaceAll('\\', '/')).map(name => [`docs/${name}`, readFileSync(`docs/${name}`, 'utf8')]));

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '');

/** Anchors as the web and the editor's preview count them: the second heading of one text gets `-1`. */
function anchorsOf(text: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  return new Set([...withoutCode(text).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => {
    const anchor = anchorOf(heading!);
    const before = seen.get(anchor) ?? 0;
    seen.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  }));
}

/** Links from one page to another, as written and as files. */
function linksOf(file: string, text: string): readonly { readonly written: string; readonly file: string; readonly anchor: string | undefined }[] {
  const shown = withoutCode(text).replace(/(?<!\[)`[^`\n]*`(?!\])/g, '');
  return [...shown.matchAll(/\]\(([^)\s]*)\)/g)].map(([, to]) => to!).filter(to => !/^[a-z]+:/.test(to)).map(written => {
    const [way, anchor] = written.split('#') as [string, string?];
    return { written, file: way === '' ? file : path.posix.join(path.posix.dirname(file), way), anchor };
  });
}

test('every link of the documentation leads to a page, and to a heading where it names one', () => {
  const broken = [...written].flatMap(([file, text]) => linksOf(file, text).filter(link => {
    if (!link.file.endsWith('.md')) return !existsSync(link.file);
    const target = written.get(link.file);
    return target === undefined || link.anchor !== undefined && !anchorsOf(target).has(link.anchor);
  }).map(({ written }) => `${file}: ${written}`));
  expect(broken).toEqual([]);
});

test('every page can be reached from the first one', () => {
  const reached = new Set(['docs/README.md']);
  for (const file of reached) for (const link of linksOf(file, written.get(file) ?? '')) reached.add(link.file);
  // The page about the code is for those who work on it: the README of the repository links it.
  expect([...written.keys()].filter(file => !reached.has(file))).toEqual(['docs/architecture.md']);
  expect(linksOf('README.md', readFileSync('README.md', 'utf8')).map(({ file }) => file)).toEqual(expect.arrayContaining(['docs/README.md', 'docs/architecture.md']));
});

test('the package holds every page that can be reached', () => {
  const letIn = readFileSync('.vscodeignore', 'utf8').split('\n').filter(line => line.startsWith('!docs/')).map(line => line.slice(1));
  const packed = (file: string): boolean => letIn.some(pattern => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`).test(file));
  expect([...written.keys()].filter(file => !packed(file))).toEqual(['docs/architecture.md']);
});

test('whatever hovers and diagnostics link to has a place in the documentation', () => {
  const linked = [
    ...sections.map(pageOfSection), ...[...settings, ...otherValues].map(pageOfSetting), ...events.map(pageOfEvent), ...replies.map(pageOfReply),
    ...enhancedCodes.map(pageOfEnhanced), ...verbs.map(pageOfVerb), ...pages.map(({ name }) => pageOfPropertyPage(name)), ...controls.map(pageOfControl), ...registryKeys.map(pageOfKey),
    ...rules.map(({ code }) => `rules/${code}`),
  ];
  for (const page of linked) {
    const [file, anchor] = page.split('#') as [string, string?];
    const text = generated.get(`docs/${file}.md`);
    expect(text, page).toBeDefined();
    if (anchor !== undefined) expect(anchorsOf(text!), page).toContain(anchor);
  }
  expect(addressOf(pageOfSetting(settings.find(({ name }) => name === 'AlwaysUseETRN')!))).toBe(`${HOMEPAGE}/values/AlwaysUseETRN`);
});

test('no two pages have names that differ by case alone, and all names fit on any disk', () => {
  const names = [...written.keys()];
  expect(new Set(names.map(name => name.toLowerCase())).size).toBe(names.length);
  for (const name of names) {
    expect(name).toMatch(/^docs\/(?:[a-z]+\/)?[A-Za-z0-9-]+\.md$/);
    expect(path.posix.basename(name)).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)\./i);
  }
});

test('no file is left over in a folder whose files are generated', () => {
  const present = GENERATED_FOLDERS.flatMap(folder => readdirSync(folder).map(name => `${folder}/${name}`));
  expect(present.filter(file => !generated.has(file))).toEqual([]);
});

test('every value whose data have a documented type is shown in each format that can hold it, and no example is wrong', () => {
  for (const entry of [...settings, ...otherValues].filter(({ registryType }) => registryType !== undefined)) {
    const examples = examplesOf(entry);
    const formats = examples.map(({ format }) => format);
    expect(formats, entry.name).toContain('reg');
    expect(formats.includes('imc'), entry.name).toBe(sections.some(({ name }) => name === entry.section));
    expect(formats.includes('vbs') || entry.registryType === 'REG_MULTI_SZ' || examples.some(({ text }) => text.includes('hex(7)')), entry.name).toBe(true);
    // What is said of an example is printed below it; these are the warnings that the value brings along however it is written.
    const codes = new Set(examples.flatMap(({ said }) => said).map(({ code }) => code));
    expect([...codes].filter(code => !['disputed-spelling', 'inverted-flag', 'needs-version', 'obsolete-value'].includes(code)), entry.name).toEqual([]);
  }
  for (const format of ['imc', 'reg', 'vbs'] as const) expect(formatOf(format)).toBeDefined();
});

test('every section with properties of its own has a document that shows them, in which nothing is wrong', () => {
  for (const { name } of sections.filter(({ name }) => !registryKeys.some(({ section }) => section === name))) {
    const example = exampleOfSection(name);
    expect(example?.said, name).toEqual([]);
    expect(example?.text, name).toContain(`[${name}]\n`);
  }
});
