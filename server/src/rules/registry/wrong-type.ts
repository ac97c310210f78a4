import type { ModelEdit } from '../../model/edit.js';
import type { Model, Setting } from '../../model/model.js';
import { registrySettings, type RegistrySetting } from '../../model/registry.js';
import { problemsOf, type PlacedProblem } from '../../model/typed-parts.js';
import type { ListType } from '../../values/value-type.js';
import { modelRule, type Fix } from '../rule.js';

export const wrongType = modelRule({
  code: 'wrong-type',
  severity: 'error',
  summary: 'Data that is not of the documented type',
  sources: [{ kb: 'Q175494' }, { kb: 'Q216162' }, { kb: 'Q155683' }, { kb: 'Q193922' }, { kb: 'Q178094' }],
  on: 'model',
  check(model, report) {
    for (const setting of registrySettings(model)) {
      const problem = problemsOf(setting.fact, 'property-value').find(({ fault }) => fault === 'form');
      if (problem) report({ at: problem.at, message: messageOf(setting, problem), fixes: fixesOf(model, setting, problem) });
      else if (setting.entries.length > 0 && setting.entry.type.kind !== 'list') {
        report({ at: setting.fact.valueSpan, message: `${setting.entry.name} is a single value${typeOf(setting)}, so the rows below it are not read; write the value behind the =` });
      }
    }
  },
});

function messageOf(setting: RegistrySetting, { message }: PlacedProblem): string {
  const { entry, fact } = setting;
  const number = numberIn(fact.value);
  if (number !== undefined && entry.type.kind !== 'list') return `The type is not part of the data of ${entry.name}; write ${number} alone`;
  if (entry.type.kind !== 'list') return entry.registryType ? `${entry.name} is a ${entry.registryType}: ${lowerFirst(message)}` : message;
  return `${entry.name} is a list${typeOf(setting)}: write ${entry.name}=+ and each of its lines behind a + of its own`;
}

function typeOf({ entry }: Setting): string {
  return entry?.registryType ? ` (${entry.registryType})` : '';
}

function fixesOf(model: Model, { fact, entry }: Setting, { edit, replacement }: PlacedProblem): readonly Fix[] {
  const number = entry?.type.kind === 'list' ? undefined : numberIn(fact.value);
  if (number !== undefined) return [{ title: `Change to ${number}`, edits: [{ kind: 'respell', span: fact.valueSpan, text: number }], safe: true }];
  if (edit && replacement) return [{ title: replacement.title, edits: [edit], safe: true }];
  // A row goes to the list in force, so a line that another overrules is left to people.
  if (entry?.type.kind !== 'list' || holdsSeveral(entry.type, fact.value) || model.setting(entry.section, entry.name)?.fact !== fact) return [];
  const edits: readonly ModelEdit[] = [
    { kind: 'respell', span: fact.valueSpan, text: '+' },
    { kind: 'add', section: entry.section, name: entry.name, fields: [fact.value] },
  ];
  return [{ title: 'Make it a list', edits, safe: true }];
}

/** Where it is not one line for certain, nobody can say but the writer where one ends. */
function holdsSeveral({ fields: [field] }: ListType, value: string): boolean {
  return /[\s,+]/.test(value) || (field?.type.kind !== 'netmask' && value.includes(';'));
}

/** The type written along with the number, as one article prints it (`Q216162`) or as registry files have it. */
function numberIn(value: string): string | undefined {
  const inFile = /^dword:([0-9a-f]{1,8})$/i.exec(value);
  if (inFile) return String(Number(`0x${inFile[1]!}`));
  return /^REG[-_ ]DWORD[\s:=,]+(\d{1,10}|0x[0-9a-f]{1,8})$/i.exec(value)?.[1];
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}
