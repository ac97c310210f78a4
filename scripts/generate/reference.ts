import { events, findAnywhere, findControls, findSection, findValuesNamed, otherValues, replies, settings, verbs, type EventEntry, type ReplyEntry, type VerbEntry } from '../../server/src/catalog/index.js';
import { pageOfControl, pageOfName, pageOfSection, pageOfSetting, type Page } from '../../server/src/analysis/pages.js';
import type { SettingEntry } from '../../server/src/catalog/entry.js';
import { link } from './markdown.js';
import { mentionsIn, type Mentions } from './mentions.js';

/** What the pages of the reference are made from, looked up once. */
export interface Reference extends Mentions {
  readonly root: string;
  readonly settings: readonly SettingEntry[];
  eventsAbout(entry: SettingEntry): readonly EventEntry[];
  repliesAbout(entry: SettingEntry): readonly ReplyEntry[];
  verbsAbout(entry: SettingEntry): readonly VerbEntry[];
}

export function readReference(root: string): Reference {
  const all = [...settings, ...otherValues];
  return {
    root,
    settings: all,
    ...mentionsIn(root),
    eventsAbout: entry => events.filter(event => event.settings?.includes(entry.name)),
    repliesAbout: entry => replies.filter(({ settings: named }) => named?.includes(entry.name)),
    verbsAbout: entry => verbs.filter(({ settings: named }) => named?.includes(entry.name)),
  };
}

/** A name of the catalog as a link to its page; as it is where the name leads nowhere, or to several pages. `Routing: Sent To` is a control. */
export function named(from: Page, name: string): string {
  const section = findSection(name);
  const [control] = name.includes(': ') ? findControls(name) : [];
  const to = pageOfName(name) ?? (section && pageOfSection(section)) ?? (control && pageOfControl(control));
  return to === undefined ? name : link(from, to, name);
}

/** Names in backticks that the catalog knows become links; `[Routing]` too. Names that are the page's own subject stay. */
export function linked(from: Page, text: string): string {
  return text.split('\n').map(line => line.replace(/`(\[?)([A-Za-z][\w -]*)(\]?)`/g, (code, open: string, name: string, close: string) => {
    const section = open && close ? findSection(name) : undefined;
    const to = section ? pageOfSection(section) : open || close ? undefined : exactly(name);
    return to === undefined || to === from ? code : link(from, to, code);
  })).join('\n');
}

/** A word such as `Domain` may be a value too: only names of one setting, as the catalog spells them, are meant. */
function exactly(name: string): Page | undefined {
  const entries = [...findAnywhere(name), ...findValuesNamed(name)].filter(entry => entry.name === name && name.length > 4);
  const pages = new Set(entries.map(pageOfSetting));
  return pages.size === 1 ? [...pages][0] : undefined;
}
