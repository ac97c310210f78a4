import { sourcesLine } from '../../server/src/analysis/describe.js';
import { pageOfEvent, pageOfReply } from '../../server/src/analysis/pages.js';
import { events, replies } from '../../server/src/catalog/index.js';
import { link, list, page, paragraphs, part, table } from './markdown.js';
import { linked, named } from './reference.js';
import { SYMPTOMS, type Sign, type Symptom } from './symptoms.js';

/** Every event of the application log, error of the service manager and report that the configuration has to do with. */
export function eventsPage(): string {
  const here = 'events';
  return page([
    '# Events and errors',
    'What the application log, the service manager and reports say, what in the configuration brings it about, and what helps. ' +
      `${link(here, 'symptoms', 'From symptom to setting')} has them by what is seen.`,
    ...events.map(({ id, meaning, causes, remedy, settings, sources }) => paragraphs([
      `## ${id}`,
      linked(here, meaning),
      causes.length > 0 && `Causes:\n\n${list(causes.map(text => linked(here, text)))}`,
      remedy && `What helps: ${linked(here, remedy)}`,
      settings && settings.length > 0 && `Settings: ${settings.map(name => named(here, name)).join(', ')}`,
      sourcesLine(sources),
    ])),
  ]);
}

/** Every reply code of the sessions of the connector and of a test dequeue. */
export function repliesPage(): string {
  const here = 'replies';
  return page([
    '# Reply codes',
    'What the three digits of a reply mean, in the sessions of the connector and in a test dequeue.',
    ...replies.map(({ code, meaning, remedy, sources }) => paragraphs([`## ${code}`, linked(here, meaning), remedy && `What helps: ${linked(here, remedy)}`, sourcesLine(sources)])),
  ]);
}

/** From what an administrator sees to the settings and rules that have to do with it. */
export function symptomsPage(): string {
  const grouped = new Set(SYMPTOMS.flatMap(({ signs }) => signs).map(sign => 'event' in sign ? sign.event : 'reply' in sign ? String(sign.reply) : ''));
  const rest: Symptom = {
    title: 'Other signs',
    signs: [
      ...events.filter(({ id }) => !grouped.has(id)).map(({ id }) => ({ event: id })),
      ...replies.filter(({ code }) => !grouped.has(String(code))).map(({ code }) => ({ reply: code })),
    ],
  };
  return page([
    '# From symptom to setting',
    'What is seen, and the settings and rules to look at. Numbers without a word are events of the application log.',
    ...[...SYMPTOMS, rest].map(({ title, signs }) => part(`## ${title}`, table(['what is seen', 'settings', 'rules'], signs.flatMap(rowsOf)))),
  ]);
}

/** No row for an event or a reply that the catalog does not have. */
function rowsOf(sign: Sign): readonly (readonly string[])[] {
  const here = 'symptoms';
  const row = (what: string, settings: readonly string[] = []) =>
    [[what, settings.map(name => named(here, name)).join(', '), (sign.rules ?? []).map(code => link(here, `rules/${code}`, code)).join(', ')]];
  if ('seen' in sign) return row(sign.seen, sign.settings);
  if ('event' in sign) {
    const event = events.find(({ id }) => id === sign.event);
    return event ? row(`${link(here, pageOfEvent(event.id), event.id)}: ${linked(here, event.meaning)}`, event.settings) : [];
  }
  const reply = replies.find(({ code }) => code === sign.reply);
  return reply ? row(`${link(here, pageOfReply(reply.code), `Reply ${reply.code}`)}: ${linked(here, reply.meaning.split('\n')[0]!)}`) : [];
}
