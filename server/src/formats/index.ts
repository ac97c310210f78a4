import type { Context } from '../text/tree.js';
import type { Format } from './format.js';
import { imc } from './imc/imc.js';
import { reg } from './reg/reg.js';
import { vbs } from './vbs/vbs.js';

/** Every format, in the order in which they are asked whether they know a document. */
export const formats: readonly Format<Context>[] = [imc, reg, vbs];

/** The format with the language id of an editor; undefined for languages that are not ours. */
export function formatOf(languageId: string): Format<Context> | undefined {
  return formats.find(({ id }) => id === languageId);
}

/**
 * The format of an editor's document. Registry files and scripts have whatever language other extensions give them, so their
 * names say what they are; an own language goes before the name. Undefined where neither says anything.
 */
export function formatFor(uri: string, languageId: string): Format<Context> | undefined {
  return formatOf(languageId) ?? (languageId === REGISTRY_LANGUAGE ? formatOf('reg') : undefined) ?? formatOf(/\.([a-z]+)$/i.exec(uri)?.[1]?.toLowerCase() ?? '');
}

/** The language that the extension gives registry files where no other extension gives them one. */
const REGISTRY_LANGUAGE = 'imc-reg';

/** The format that recognises the first kilobyte of a text whose name says nothing. */
export function recognize(text: string): Format<Context> | undefined {
  const head = text.slice(0, 1024);
  return formats.find(format => format.recognizes(head));
}
