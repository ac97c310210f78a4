import { explain as textsOf, explainable } from '../../server/src/analysis/explain.js';
import { safeText } from '../../client/src/smtp/safe-text.js';
import { didYouMean, type Arguments } from './arguments.js';
import { say, Status, usageError, type Io } from './io.js';
import { renderMarkdown } from './markdown.js';

/** `imc explain`: what the hover says of a name, on the terminal. */
export async function explain(given: Arguments, io: Io): Promise<number> {
  const name = given.positionals.join(' ').trim();
  if (name === '') return usageError(io, 'A name is needed: that of a section, property, registry value, control, rule, event, reply code or verb.', 'explain');
  const texts = textsOf(name);
  if (texts.length === 0) {
    say(io, `Nothing is known of “${safeText(name)}”.${didYouMean(name, explainable(name))}`);
    return Status.unusable;
  }
  io.stdout.write(texts.map(text => renderMarkdown(text, io)).join(`\n${'─'.repeat(40)}\n\n`));
  return Status.fine;
}
