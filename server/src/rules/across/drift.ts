import { registryNumber } from '../../model/dequeue.js';
import type { Model, Setting } from '../../model/model.js';
import { shownText } from '../../model/passwords.js';
import { folderRule, type Neighbour, type PlacedDocument } from '../rule.js';

export const drift = folderRule({
  code: 'drift',
  severity: 'information',
  summary: 'A document and a registry export beside it give a value different data',
  sources: [{ kb: 'Q148637' }, { derived: 'An export is what the registry held when it was made: where it and the document differ, one of them is out of date.' }],
  on: 'folder',
  *check(document, neighbours, report) {
    const others = neighbours.filter(other => other.sameDirectory && isPair(document, other));
    if (others.length === 0) return;
    for (const setting of valuesOf(document.model)) {
      const { fact } = setting;
      const differing = others.flatMap(other => {
        const there = other.model.setting('Parameters', fact.name);
        return there && isGiven(there) && !sameData(setting, there) ? [{ other, there }] : [];
      });
      yield;
      const [first] = differing;
      if (!first) continue;
      const more = differing.length === 1 ? '' : `; ${differing.length === 2 ? 'another file differs' : `${differing.length - 1} other files differ`} too`;
      report({
        at: fact.opensList ? fact.nameSpan : fact.valueSpan,
        message: `${fact.name} is ${dataOf(setting)} here, and ${first.other.name} has ${dataOf(first.there)}${more}: one of them is out of date`,
        related: differing.map(({ other, there }) => ({
          at: there.fact.opensList ? there.fact.nameSpan : there.fact.valueSpan, message: `Here it is ${dataOf(there)}`, document: other,
        })),
      });
    }
  },
});

/** A document and an export; a script changes values and says nothing of what they are. */
function isPair(a: PlacedDocument, b: Neighbour): boolean {
  return a.model.medium !== b.model.medium && ![a, b].some(({ uri }) => /\.vbs$/i.test(uri));
}

/** The values of the key in force, in order. */
function valuesOf(model: Model): readonly Setting[] {
  return model.sections.flatMap(({ settings }) => settings)
    .filter(setting => setting.fact.section === 'Parameters' && model.setting('Parameters', setting.fact.name) === setting && isGiven(setting));
}

function isGiven({ fact }: Setting): boolean {
  return fact.opensList || fact.value !== '';
}

/** What is one number is the same however it is written; whether it has the right type, another rule says. */
function sameData(a: Setting, b: Setting): boolean {
  if (a.fact.opensList || b.fact.opensList) return a.fact.opensList === b.fact.opensList && itemsOf(a).join('\n') === itemsOf(b).join('\n');
  const [left, right] = [registryNumber(a.fact.value), registryNumber(b.fact.value)];
  return left === undefined || right === undefined ? a.fact.value === b.fact.value : left === right;
}

/** The data as a message names it: short, on one line, without a password. */
function dataOf({ fact, entries }: Setting): string {
  const text = fact.opensList
    ? entries.map(entry => entry.fields.map(field => shownText(entry, field)).join(';')).join(', ')
    : shownText(fact, { text: fact.value, span: fact.valueSpan });
  if (text === '') return 'empty';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function itemsOf({ entries }: Setting): readonly string[] {
  return entries.map(({ fields }) => fields.map(({ text }) => text).join(';'));
}
