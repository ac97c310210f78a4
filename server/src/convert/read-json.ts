import { findSection } from '../catalog/index.js';
import { isConnectorKey } from '../model/typed-parts.js';
import type { Range } from '../text/position.js';
import type { BytesType, Comment, Content, Data, Heading, Item, Line, RowPart, Source } from './content.js';
import { readJson, type JsonNode, type Member } from './json-text.js';
import { documentSectionOfKey } from './keys.js';
import { listTypeOf } from './read.js';
import { dataOfText, typeOf } from './typed.js';

/** Something in a JSON text that is no part of a document, with the way to it: `sections[2].content[0].value`. */
export interface JsonProblem {
  readonly range: Range;
  readonly path: string;
  /** A sentence without a full stop. */
  readonly message: string;
}

/** Reads what `imc convert --to json` writes, or somebody else in its shape (`ContentJson`). All that is wrong is said at once. */
export function contentOfJson(text: string): Content | { readonly problems: readonly JsonProblem[] } {
  const root = readJson(text);
  if ('message' in root) return { problems: [{ range: root.range, path: '', message: root.message }] };
  const reader = new ShapeReader();
  const items = reader.document(root);
  return reader.problems.length > 0 ? { problems: reader.problems } : { items };
}

const ITEM_FORMS = 'an item is a comment, a name with value, rows or bytes, deletedValue, deletedKey or line';

class ShapeReader {
  readonly problems: JsonProblem[] = [];

  document(root: JsonNode): readonly Item[] {
    const members = this.object(root, '', ['version', 'sections']);
    const version = members?.get('version');
    if (members && !version) this.report(root, '', 'Here should be "version": 1', 'start');
    if (version && !(version.value.kind === 'scalar' && version.value.value === 1)) this.report(version.value, 'version', 'The only version of this shape is 1');
    const sections = members?.get('sections');
    if (members && !sections) this.report(root, '', 'Here should be "sections", a list', 'start');
    if (!sections) return [];
    return this.array(sections.value, 'sections').flatMap((node, i) => this.section(node, `sections[${i}]`, i));
  }

  private section(node: JsonNode, path: string, index: number): readonly Item[] {
    const members = this.object(node, path, ['name', 'key', 'content']);
    if (!members) return [];
    const [name, key, content] = [members.get('name'), members.get('key'), members.get('content')];
    if (name && key) this.report(key.value, `${path}.key`, 'A section has a name or a key, not both');
    if (!name && !key && index > 0) this.report(node, path, 'A section has a name, or the path of a registry key as its key', 'start');
    const named = name ? this.text(name.value, `${path}.name`) : key ? this.text(key.value, `${path}.key`) : undefined;
    const heading: Heading | undefined = named === undefined ? undefined : {
      kind: 'heading', name: named, isKey: key !== undefined, section: key ? documentSectionOfKey(named) : findSection(named)?.name, at: (name ?? key)!.value.range,
    };
    if (!content) this.report(node, path, 'A section has its content, a list', 'start');
    const items = content ? this.array(content.value, `${path}.content`).flatMap((item, i) => this.item(item, `${path}.content[${i}]`, heading)) : [];
    return [...heading ? [heading] : [], ...items];
  }

  private item(node: JsonNode, path: string, heading: Heading | undefined): readonly Item[] {
    if (node.kind !== 'object') {
      this.report(node, path, `Here should be an object: ${ITEM_FORMS}`);
      return [];
    }
    const has = (name: string) => node.members.some(member => member.name === name);
    if (has('comment')) return this.comment(node, path);
    if (has('line')) return this.line(node, path);
    if (has('deletedValue') || has('deletedKey')) {
      const form = has('deletedKey') ? 'deletedKey' : 'deletedValue';
      const member = this.object(node, path, [form])?.get(form);
      const name = member && this.text(member.value, `${path}.${form}`);
      return name === undefined ? [] : [{ kind: 'deletion', of: form === 'deletedKey' ? 'key' : 'value', name, at: member!.value.range }];
    }
    if (!has('name')) {
      this.report(node, path, `Nothing of what an item can be is here: ${ITEM_FORMS}`, 'start');
      return [];
    }
    return this.setting(node, path, heading);
  }

  private setting(node: JsonNode, path: string, heading: Heading | undefined): readonly Item[] {
    const members = this.object(node, path, ['name', 'type', 'value', 'rows', 'bytes']);
    if (!members) return [];
    const name = this.text(members.get('name')!.value, `${path}.name`);
    const forms = ['value', 'rows', 'bytes'].filter(form => members.has(form));
    if (forms.length !== 1) this.report(members.get('name')!.value, path, 'A setting has one of value, rows and bytes');
    if (name === undefined || forms.length !== 1) return [];
    const [form] = forms as ['value' | 'rows' | 'bytes'];
    const type = members.get('type');
    const data = form === 'rows' ? this.rows(members.get('rows')!, type, path, heading, name)
      : form === 'bytes' ? this.bytes(members.get('bytes')!, type, path)
      : this.value(members.get('value')!, type, path, heading, name);
    return data ? [{ kind: 'setting', name, data, at: members.get('name')!.value.range }] : [];
  }

  private value({ value: node }: Member, type: Member | undefined, path: string, heading: Heading | undefined, name: string): Data | undefined {
    const value = node.kind === 'scalar' ? node.value : undefined;
    const said = type && this.choice(type.value, `${path}.type`, ['REG_DWORD', 'REG_SZ', 'REG_EXPAND_SZ']);
    if (type && said === undefined) return undefined;
    const isNumber = said === 'REG_DWORD' || (said === undefined && typeof value === 'number');
    if (isNumber) {
      if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffffffff) {
        return said === undefined && typeOf(heading?.section, name) !== 'REG_DWORD' ? { kind: 'text', text: String(value) } : { kind: 'number', number: value };
      }
      this.report(node, `${path}.value`, 'Here should be a whole number from 0 to 4294967295, in decimal');
      return undefined;
    }
    if (typeof value !== 'string') {
      this.report(node, `${path}.value`, said === undefined ? 'Here should be text or a number' : `Here should be text: the type is ${said}`);
      return undefined;
    }
    if (said !== undefined) return { kind: 'text', text: value, type: said as 'REG_SZ' | 'REG_EXPAND_SZ' };
    return dataOfText(heading?.section, name, value);
  }

  private bytes({ value: node }: Member, type: Member | undefined, path: string): Data | undefined {
    const said = type ? this.choice(type.value, `${path}.type`, ['REG_BINARY', 'REG_QWORD', 'REG_NONE']) : 'REG_BINARY';
    const text = this.text(node, `${path}.bytes`);
    if (said === undefined || text === undefined) return undefined;
    if (!/^(?:[0-9a-f]{2}(?:,[0-9a-f]{2})*)?$/i.test(text)) {
      this.report(node, `${path}.bytes`, 'Bytes are pairs of hexadecimal digits with commas between them: "01,ff"');
      return undefined;
    }
    return { kind: 'bytes', type: said as BytesType, bytes: text === '' ? [] : text.split(',').map(pair => Number.parseInt(pair, 16)) };
  }

  private rows({ value: node }: Member, type: Member | undefined, path: string, heading: Heading | undefined, name: string): Data | undefined {
    if (type) this.choice(type.value, `${path}.type`, ['REG_MULTI_SZ']);
    const list = listTypeOf(heading?.section, name);
    const whole = heading?.isKey || isConnectorKey(heading?.section) || list?.fields.length === 1;
    const rows = this.array(node, `${path}.rows`).flatMap((row, i) => this.rowPart(row, `${path}.rows[${i}]`, whole ? undefined : (list?.separator ?? ';')));
    return { kind: 'rows', rows };
  }

  private rowPart(node: JsonNode, path: string, separator: string | undefined): readonly RowPart[] {
    if (node.kind === 'object') {
      const form = node.members.some(member => member.name === 'line') ? this.line(node, path) : this.comment(node, path);
      return form;
    }
    if (node.kind === 'array' && separator === undefined) {
      this.report(node, path, 'A row of this list is one text');
      return [];
    }
    const fields = (node.kind === 'array' ? node.items : [node]).map((field, i) => this.field(field, node.kind === 'array' ? `${path}[${i}]` : path, separator));
    return fields.every(field => field !== undefined) && fields.length > 0 ? [{ kind: 'row', fields, at: node.range }] : [];
  }

  private field(node: JsonNode, path: string, separator: string | undefined): string | undefined {
    const text = this.text(node, path);
    if (text === undefined || separator === undefined || !text.includes(separator)) return text;
    this.report(node, path, `A field cannot hold “${separator}”, which separates the fields of this list; write the fields as a list of texts`);
    return undefined;
  }

  private comment(node: JsonNode, path: string): readonly Comment[] {
    const member = this.object(node, path, ['comment'])?.get('comment');
    const text = member && this.text(member.value, `${path}.comment`);
    if (text === undefined) return [];
    const switched = /^imc-disable(-next-line)?(?=[ \t]|$)/.exec(text);
    return [{ kind: 'comment', text, ...switched && { disables: switched[1] ? 'next line' as const : 'document' as const }, at: member!.value.range }];
  }

  private line(node: JsonNode, path: string): readonly Line[] {
    const members = this.object(node, path, ['line', 'language']);
    const [line, language] = [members?.get('line'), members?.get('language')];
    const text = line && this.text(line.value, `${path}.line`);
    const said = language ? this.choice(language.value, `${path}.language`, ['imc', 'reg', 'vbs']) : 'imc';
    return text === undefined || said === undefined ? [] : [{ kind: 'line', text, language: said as Source, at: line!.value.range }];
  }

  private object(node: JsonNode, path: string, names: readonly string[]): ReadonlyMap<string, Member> | undefined {
    if (node.kind !== 'object') {
      this.report(node, path, 'Here should be an object');
      return undefined;
    }
    const members = new Map<string, Member>();
    for (const member of node.members) {
      const where = path === '' ? member.name : `${path}.${member.name}`;
      if (!names.includes(member.name)) this.problems.push({ range: member.nameRange, path: where, message: `Nothing here is called so; here can be ${names.join(', ')}` });
      else if (members.has(member.name)) this.problems.push({ range: member.nameRange, path: where, message: 'This stands here twice' });
      else members.set(member.name, member);
    }
    return members;
  }

  private array(node: JsonNode, path: string): readonly JsonNode[] {
    if (node.kind === 'array') return node.items;
    this.report(node, path, 'Here should be a list');
    return [];
  }

  private text(node: JsonNode, path: string): string | undefined {
    if (node.kind === 'scalar' && typeof node.value === 'string') return node.value;
    this.report(node, path, 'Here should be text in double quotes');
    return undefined;
  }

  private choice(node: JsonNode, path: string, values: readonly string[]): string | undefined {
    const text = node.kind === 'scalar' ? node.value : undefined;
    if (typeof text === 'string' && values.includes(text)) return text;
    this.report(node, path, `Here should be ${values.length === 1 ? `"${values[0]!}"` : values.map(value => `"${value}"`).join(' or ')}`);
    return undefined;
  }

  /** `start`: what is missing is said where the object begins, not of all of it. */
  private report({ range }: JsonNode, path: string, message: string, place: 'whole' | 'start' = 'whole'): void {
    const at = place === 'whole' ? range : { start: range.start, end: { line: range.start.line, character: range.start.character + 1 } };
    this.problems.push({ range: at, path, message });
  }
}
