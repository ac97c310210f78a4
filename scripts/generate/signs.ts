import { sourcesLine } from '../../server/src/analysis/describe.js';
import { pageOfEvent, pageOfReply, pageOfVerb, type Page } from '../../server/src/analysis/pages.js';
import { enhancedCodes, eventOf, events, replies, replyOf, verbOf, verbs, type EventEntry } from '../../server/src/catalog/index.js';
import { link, list, page, paragraphs, part, table } from './markdown.js';
import { linked, named } from './reference.js';
import { SYMPTOMS, type Sign, type Symptom } from './symptoms.js';

/** Every event of the application log, error of the service manager and report that the configuration has to do with. */
export function eventsPage(): string {
  const here = 'events';
  return page([
    '# Events and errors',
    'What the application log, the service manager and reports say, what in the configuration brings it about, and what helps. In the application log the source of the events is MSExchangeIMC. ' +
      `${link(here, 'symptoms', 'From symptom to setting')} has them by what is seen.`,
    ...events.map(event => paragraphs([
      `## ${event.id}`,
      `${kindOf(event)}. ${linked(here, event.meaning)}`,
      event.causes.length > 0 && `Causes:\n\n${list(event.causes.map(text => linked(here, text)))}`,
      event.remedy && `What helps: ${linked(here, event.remedy)}`,
      related(here, event),
      sourcesLine(event.sources),
    ])),
  ]);
}

const KINDS = { 'event': 'An event of the application log', 'service error': 'An error of the service manager', 'report': 'A report to the sender', 'extension event': 'An event of the extension Imsext.dll' } as const;

function kindOf({ kind, level, also }: EventEntry): string {
  return `${KINDS[kind]}${level === undefined ? '' : `, filed as ${level}`}${also === undefined ? '' : `, also seen as ${also.join(', ')}`}`;
}

/** Every reply code of the sessions of the connector and of a test dequeue. */
export function repliesPage(): string {
  const here = 'replies';
  return page([
    '# Reply codes',
    'What the three digits of a reply mean, in the sessions of the connector and in a test dequeue.',
    ...replies.map(reply => paragraphs([
      `## ${reply.code}`, linked(here, reply.meaning), reply.remedy && `What helps: ${linked(here, reply.remedy)}`,
      list(verbs.flatMap(verb => (verb.replies ?? []).filter(({ code }) => code === reply.code).map(({ meaning }) => `To ${link(here, pageOfVerb(verb), verb.name)}: ${meaning}`))),
      related(here, reply), sourcesLine(reply.sources),
    ])),
    ...enhancedCodes.map(({ code, with: codes, meaning, remedy, sources }) => paragraphs([
      `## Enhanced status code ${code}`, linked(here, meaning), remedy && `What helps: ${linked(here, remedy)}`,
      `Comes with ${codes.map(known => replyOf(String(known))).map((reply, i) => reply ? link(here, pageOfReply(reply), String(reply.code)) : String(codes[i])).join(', ')}.`, sourcesLine(sources),
    ])),
  ]);
}

/** The commands, the extensions and the ways of logging on that a dequeue meets. */
export function verbsPage(): string {
  const here = 'verbs';
  return page([
    '# Commands',
    'What is said in the sessions of the connector and of a test dequeue.',
    ...verbs.map(({ name, kind, form, summary, detail, notes, replies: answers, settings, sources }) => paragraphs([
      `## ${name}`,
      `${{ command: 'A command', extension: 'An extension that EHLO lists', mechanism: 'A way of logging on' }[kind]}. ${summary}.`,
      form && `Written: \`${form}\``,
      detail && linked(here, detail),
      list(notes?.map(text => linked(here, text))),
      table(['reply', 'means'], (answers ?? []).map(({ code, meaning }) => {
        const reply = replyOf(String(code));
        return [reply ? link(here, pageOfReply(reply), String(code)) : String(code), linked(here, meaning)];
      })),
      related(here, settings === undefined ? {} : { settings }),
      sourcesLine(sources),
    ])),
  ]);
}

function related(here: Page, { settings = [], controls = [] }: { readonly settings?: readonly string[]; readonly controls?: readonly string[] }): string | undefined {
  const names = [...settings, ...controls].map(name => named(here, name));
  return names.length === 0 ? undefined : `Settings: ${names.join(', ')}`;
}

/** From what an administrator sees to the settings and rules that have to do with it. */
export function symptomsPage(): string {
  const grouped = new Set(SYMPTOMS.flatMap(({ signs }) => signs).map(sign => 'event' in sign ? eventOf(sign.event)?.id : 'reply' in sign ? String(sign.reply) : undefined));
  const rest: Symptom = {
    title: 'Other signs',
    signs: [
      ...events.filter(({ id }) => !grouped.has(id)).map(({ id }) => ({ event: id })),
      ...replies.filter(({ code }) => !grouped.has(String(code))).map(({ code }) => ({ reply: code })),
    ],
  };
  return page([
    '# From symptom to setting',
    'What is seen, and the settings and rules to look at; where no setting has to do with it, what helps. Numbers without a word are events of the application log.',
    ...[...SYMPTOMS, rest].map(({ title, signs }) => part(`## ${title}`, table(['what is seen', 'look at', 'rules'], signs.map(rowOf)))),
  ]);
}

function rowOf(sign: Sign): readonly string[] {
  const here = 'symptoms';
  const row = (what: string, names: readonly string[] = [], remedy = '–') =>
    [what, names.length > 0 ? names.map(name => named(here, name)).join(', ') : linked(here, remedy), (sign.rules ?? []).map(code => link(here, `rules/${code}`, code)).join(', ')];
  if ('seen' in sign) return row(sign.seen, sign.settings);
  if ('event' in sign) {
    const event = eventOf(sign.event);
    if (!event) throw new Error(`No event is called ${sign.event}`);
    return row(`${link(here, pageOfEvent(event), event.id)}: ${linked(here, event.meaning)}`, [...event.settings ?? [], ...event.controls ?? []], event.remedy);
  }
  const reply = replyOf(String(sign.reply));
  if (!reply) throw new Error(`No reply is called ${sign.reply}`);
  const own = sign.to === undefined ? undefined : verbOf(sign.to)?.replies?.find(({ code }) => code === sign.reply)?.meaning;
  const what = own === undefined ? linked(here, reply.meaning.split('\n')[0]!) : linked(here, own);
  return row(`${link(here, pageOfReply(reply), `Reply ${reply.code}`)}${own === undefined ? '' : ` to ${sign.to}`}: ${what}`, [...new Set([...sign.settings ?? [], ...reply.settings ?? [], ...reply.controls ?? []])], reply.remedy);
}
