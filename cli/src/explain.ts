import { describeRule, describeSection, describeSetting } from '../../server/src/analysis/describe.js';
import { events, findAnywhere, findSection, findSetting, replies, sections, settings } from '../../server/src/catalog/index.js';
import { rules } from '../../server/src/rules/index.js';
import { safeText } from '../../client/src/smtp/safe-text.js';
import { didYouMean, type Arguments } from './arguments.js';
import { describeNumber } from './describe-number.js';
import { say, Status, usageError, type Io } from './io.js';
import { renderMarkdown } from './markdown.js';

/** `imc explain`: what the hover says of a name, on the terminal. */
export async function explain(given: Arguments, io: Io): Promise<number> {
  const name = given.positionals.join(' ').trim();
  if (name === '') return usageError(io, 'A name is needed: that of a section, property, registry value, rule, event or reply code.', 'explain');
  const texts = explanationsOf(name);
  if (texts.length === 0) {
    say(io, `Nothing is known of “${safeText(name)}”.${didYouMean(name, namesFor(name))}`);
    return Status.unusable;
  }
  io.stdout.write(texts.map(text => renderMarkdown(text, io)).join(`\n${'─'.repeat(40)}\n\n`));
  return Status.fine;
}

/** Everything that bears a name: `Domain` is a section and a property, 4056 could be an event and a reply. */
function explanationsOf(name: string): readonly string[] {
  const numbered = describeNumber(name);
  if (numbered.length > 0) return numbered;
  const rule = rules.find(({ code }) => code === name.toLowerCase());
  if (rule) return [describeRule(rule)];
  const [, section, property] = /^\[?([^\].]+)\]?[.\s]\s*(\S+)$/.exec(name) ?? [];
  const qualified = section !== undefined && property !== undefined ? findSetting(section, property) : undefined;
  if (qualified) return [describeSetting(qualified)];
  const last = name.slice(name.lastIndexOf('\\') + 1);          // a value is often copied with its key
  const named = findSection(last.replace(/^\[(.*)\]$/, '$1'));
  return [...named ? [describeSection(named)] : [], ...findAnywhere(last).map(describeSetting)];
}

/** What a name could have meant: full names for one with a dot, numbers for a number. */
function namesFor(name: string): readonly string[] {
  if (name.includes('.')) return settings.map(entry => `${entry.section}.${entry.name}`);
  if (/\d$/.test(name)) return [...replies.map(({ code }) => String(code)), ...events.map(({ id }) => id)];
  return [...new Set([...settings.map(entry => entry.name), ...sections.map(entry => entry.name), ...rules.map(({ code }) => code)])];
}
