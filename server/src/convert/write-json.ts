import { hexOf } from '../formats/reg/data.js';
import type { Item, RowPart, Setting } from './content.js';
import { KEPT, type Writer } from './target.js';

/** The whole model as plain data, for other programs: the shape of `ContentJson`. It has a place for all that any document says. */
export const jsonWriter: Writer = { target: 'json', encoding: 'utf-8', judge: () => KEPT, judgeComment: () => undefined, write };

/** What `imc convert --to json` writes, and reads again. */
export interface ContentJson {
  readonly version: 1;
  /** In the order of the document. The first has neither name nor key where something stands above every heading. */
  readonly sections: readonly SectionJson[];
}

export interface SectionJson {
  /** A section of an IMC document. */
  readonly name?: string;
  /** Or the whole path of a registry key. */
  readonly key?: string;
  readonly content: readonly ItemJson[];
}

export type ItemJson =
  | { readonly comment: string }
  /** Text, or the number of a REG_DWORD. Without a type: what a property page has, or a value whose type is not known. */
  | { readonly name: string; readonly type?: 'REG_SZ' | 'REG_EXPAND_SZ' | 'REG_DWORD'; readonly value: string | number }
  | { readonly name: string; readonly rows: readonly RowJson[] }
  /** Pairs of hexadecimal digits with commas between them. */
  | { readonly name: string; readonly type: 'REG_BINARY' | 'REG_QWORD' | 'REG_NONE'; readonly bytes: string }
  | { readonly deletedValue: string }
  | { readonly deletedKey: string }
  /** A line that could not be read, and the language that it is a line of. */
  | LineJson;

/** The fields of a row; one text where a row is one value. */
export type RowJson = string | readonly string[] | { readonly comment: string } | LineJson;

export interface LineJson {
  readonly line: string;
  readonly language: 'imc' | 'reg' | 'vbs';
}

function write(items: readonly Item[]): string {
  const sections: { name?: string; key?: string; content: ItemJson[] }[] = [];
  for (const item of items) {
    if (item.kind === 'heading') sections.push({ ...item.isKey ? { key: item.name } : { name: item.name }, content: [] });
    else {
      if (sections.length === 0) sections.push({ content: [] });
      sections.at(-1)!.content.push(...itemJson(item));
    }
  }
  return `${JSON.stringify({ version: 1, sections } satisfies ContentJson, null, 2)}\n`;
}

function itemJson(item: Item): readonly ItemJson[] {
  switch (item.kind) {
    case 'comment':
      return [{ comment: item.text }];
    case 'line':
      return [{ line: item.text, language: item.language }];
    case 'deletion':
      return [item.of === 'key' ? { deletedKey: item.name } : { deletedValue: item.name }];
    case 'setting':
      return [settingJson(item)];
    default:
      return [];
  }
}

function settingJson({ name, data }: Setting): ItemJson {
  switch (data.kind) {
    case 'number':
      return { name, type: 'REG_DWORD', value: data.number };
    case 'text':
      return { name, ...data.type && { type: data.type }, value: data.text };
    case 'rows':
      return { name, rows: data.rows.map(part => rowJson(part)) };
    case 'bytes':
      return { name, type: data.type, bytes: data.bytes.map(hexOf).join(',') };
  }
}

function rowJson(part: RowPart): RowJson {
  switch (part.kind) {
    case 'row':
      return part.fields.length === 1 ? part.fields[0]! : part.fields;
    case 'comment':
      return { comment: part.text };
    case 'line':
      return { line: part.text, language: part.language };
  }
}
