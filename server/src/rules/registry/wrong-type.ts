import type { RegistryType, SettingEntry } from '../../catalog/entry.js';
import type { ModelEdit } from '../../model/edit.js';
import type { EntryFact, SettingFact } from '../../model/fact.js';
import type { Model, Setting } from '../../model/model.js';
import { registrySettings, type RegistrySetting } from '../../model/registry.js';
import { problemsOf, type PlacedProblem } from '../../model/typed-parts.js';
import type { ListType } from '../../values/value-type.js';
import { registryNumber } from '../../model/dequeue.js';
import { modelRule, type Finding, type Fix } from '../rule.js';

export const wrongType = modelRule({
  code: 'wrong-type',
  severity: 'error',
  summary: 'Data that is not of the documented type',
  sources: [{ kb: 'Q175494' }, { kb: 'Q216162' }, { kb: 'Q155683' }, { kb: 'Q193922' }, { kb: 'Q178094' }],
  on: 'model',
  check(model, report) {
    for (const setting of registrySettings(model)) {
      const other = ofAnotherType(setting);
      if (other) {
        const { type, typeSpan, span } = setting.fact.data!;
        report({ at: type === 'another type' && typeSpan ? typeSpan : span, ...other });
        continue;
      }
      const problem = problemsOf(setting.fact, 'property-value').find(({ fault }) => fault === 'form');
      if (problem) report({ at: problem.at, message: messageOf(setting, problem), fixes: fixesOf(model, setting, problem) });
      else if (setting.entries.length > 0 && setting.entry.type.kind !== 'list') {
        report({ at: setting.fact.valueSpan, message: `${setting.entry.name} is a single value${typeOf(setting)}, ${setting.fact.data ? 'and a list of texts is none; write one text' : 'so the rows below it are not read; write the value behind the ='}` });
      }
    }
  },
});

/** Data of a registry file in another type than the documented one; undefined where the type is right, or none is documented. */
function ofAnotherType({ fact, entry, entries }: RegistrySetting): Pick<Finding, 'message' | 'fixes'> | undefined {
  const type = entry.registryType;
  if (!fact.data || !type || fact.data.type === type || (TEXT.has(fact.data.type) && TEXT.has(type))) return undefined;
  const values = valuesFor(type, fact, entry, entries);
  const mended: Pick<Finding, 'fixes'> = values ? { fixes: [{ title: `Change to ${type}`, edits: [{ kind: 'retype', fact, type, values }], safe: true }] } : {};
  if (fact.data.typeSpan !== undefined && type === 'REG_MULTI_SZ') {
    return { message: `${entry.name} is a REG_MULTI_SZ, which RegWrite cannot write; write it in a registry file (.reg)` };
  }
  if (fact.data.type === 'no type') {
    return type === 'REG_SZ' ? undefined : {
      message: `${entry.name} is a ${type}, and no type is named here; which one the script host takes then is not documented, so name it`,
      ...mended,
    };
  }
  if (fact.data.type === 'another type' && fact.data.typeSpan) {
    return {
      message: `${entry.name} is a ${type}, and this is no type that RegWrite knows; name the type ${type}`,
      ...mended,
    };
  }
  return {
    message: `${entry.name} is a ${type}, and this is ${fact.data.type === 'another type' ? 'of another type' : fact.data.type}; ${values ? 'write it in its own type' : `write it as ${type}`}`,
    ...mended,
  };
}

/** Text with or without names of variables in it is text. */
const TEXT: ReadonlySet<string> = new Set(['REG_SZ', 'REG_EXPAND_SZ']);

/** The same data as values of another type; undefined where nobody can say but the writer. */
function valuesFor(type: RegistryType, fact: SettingFact, entry: SettingEntry, entries: readonly EntryFact[]): readonly string[] | undefined {
  const [first, ...more] = fact.opensList ? entries.map(({ fields }) => fields[0]!.text) : [fact.value.trim()];
  if (type === 'REG_MULTI_SZ') {
    if (!first) return fact.data!.type === 'REG_SZ' ? [] : undefined;
    return TEXT.has(fact.data!.type) && entry.type.kind === 'list' && !holdsSeveral(entry.type, first) ? [first] : undefined;
  }
  if (first === undefined || more.length > 0) return undefined;
  if (type === 'REG_SZ') return fact.data!.type === 'REG_MULTI_SZ' ? [first] : undefined;
  if (type !== 'REG_DWORD') return undefined;
  const number = fact.data!.type === 'REG_BINARY' && !fact.data!.typeSpan ? fromBytes(first) : registryNumber(first) ?? registryNumber(numberIn(first) ?? '') ?? meantNumber(fact);
  return number === undefined ? undefined : [String(number)];
}

/** The four bytes of a number, the lowest first. */
function fromBytes(text: string): number | undefined {
  if (!/^[0-9a-f]{2}(?:,[0-9a-f]{2}){3}$/i.test(text)) return undefined;
  return text.split(',').reduceRight((sum, byte) => sum * 256 + Number.parseInt(byte, 16), 0);
}

/** `Yes` for a switch, `10 MB` for a number of bytes. */
function meantNumber(fact: SettingFact): number | undefined {
  const meant = problemsOf(fact, 'property-value').find(({ fault }) => fault === 'form')?.replacement;
  return meant && registryNumber(meant.text);
}

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
    { kind: 'add', section: entry.section, name: entry.name, entries: [[fact.value]] },
  ];
  return [{ title: 'Make it a list', edits, safe: true }];
}

/** Where it is not one line for certain, nobody can say but the writer where one ends. */
function holdsSeveral({ fields: [field] }: ListType, value: string): boolean {
  if (field?.name.includes(';')) return /[\s,]/.test(value);                 // one text of several parts, such as a zone and its offset
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
