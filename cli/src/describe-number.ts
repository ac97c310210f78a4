import { sourcesLine } from '../../server/src/analysis/describe.js';
import { eventOf, replyOf, type EventEntry, type ReplyEntry } from '../../server/src/catalog/index.js';

/** Markdown about all that a number from a log can be: an SMTP reply code, an event of the application log, an error. */
export function describeNumber(text: string): readonly string[] {
  const [reply, event] = [replyOf(text), eventOf(text)];
  return [...reply ? [describeReply(reply)] : [], ...event ? [describeEvent(event)] : []];
}

function describeReply({ code, meaning, remedy, sources }: ReplyEntry): string {
  return [`**Reply ${code}**`, meaning, ...remedyOf(remedy), sourcesLine(sources)].join('\n\n');
}

function describeEvent({ id, meaning, causes, remedy, settings = [], sources }: EventEntry): string {
  return [
    `**${/^\d/.test(id) ? `Event or error ${id}` : id}**`,
    meaning,
    ...causes.length > 0 ? [`Comes about so:\n${causes.map(cause => `- ${cause}`).join('\n')}`] : [],
    ...remedyOf(remedy),
    ...settings.length > 0 ? [`Settings: ${settings.map(name => `\`${name}\``).join(', ')}`] : [],
    sourcesLine(sources),
  ].join('\n\n');
}

function remedyOf(remedy: string | undefined): readonly string[] {
  return remedy === undefined ? [] : [`What to do: ${remedy}`];
}
