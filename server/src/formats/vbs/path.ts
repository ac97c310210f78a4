import { findSetting, registryKeys } from '../../catalog/index.js';
import { meantKey } from '../../model/meant-key.js';
import { sectionOf } from '../registry-section.js';
import type { Said } from './names.js';

/** A path of RegWrite, RegRead or RegDelete that leads to a key of ours. Characters of the path. */
export interface Path {
  readonly section: string;
  /** The key ends here; separators other than backslashes, which are a slip, belong to it. */
  readonly keyEnd: number;
  /** The name of the value begins here, and ends where the path does; behind a backslash at the end there is none. */
  readonly nameStart: number;
}

/** Splits a path; undefined for what is nothing of ours. */
export function pathOf(path: string): Path | undefined {
  const cut = path.lastIndexOf('\\');
  const other = Math.max(path.lastIndexOf('/'), path.lastIndexOf('|'));
  if (other > cut) {                                     // names may hold these characters, so only what is a whole key in front of them counts
    const section = sectionOf(path.slice(0, other));
    if (section !== undefined && KEYS.has(section)) return { section, keyEnd: other + 1, nameStart: other + 1 };
  }
  const section = cut === -1 ? undefined : sectionOf(path.slice(0, cut));
  return section === undefined ? undefined : { section, keyEnd: cut, nameStart: cut + 1 };
}

/** Where the key ends in a text that a script gives a name to: it may be a key, a key with a backslash, or the path of a value. */
export function keyIn(text: string): Path | undefined {
  if (!/[\\/|]/.test(text)) return undefined;
  if (!/[\\/|]$/.test(text)) {
    const path = pathOf(text);
    if (path && findSetting(path.section, text.slice(path.nameStart))) return path;
    const section = sectionOf(text);
    return section === undefined ? undefined : { section, keyEnd: text.length, nameStart: text.length };
  }
  return pathOf(text);
}

/** A key as it is compared. */
export function plainKey(key: string): string {
  return key.replace(/\\$/, '').toLowerCase();
}

/** Whether a key is written with a slip, or in a numbered control set: that is judged once, where it is written. */
export function hasSlips(key: string): boolean {
  return slipsOf(key).length > 0;
}

/** Whether all slips of a key come from names that were judged where they were given. */
export function isJudged(said: Said, key: string): boolean {
  const slips = slipsOf(key);
  return slips.length > 0 && slips.every(slip => said.pieces.some(({ from, to, known }) => known?.isKey && from <= slip.start && slip.end <= to));
}

function slipsOf(key: string): readonly { readonly start: number; readonly end: number }[] {
  const meant = meantKey(key);
  return meant ? [...meant.slips, ...meant.controlSet ? [meant.controlSet] : []] : [];
}

const KEYS: ReadonlySet<string> = new Set(registryKeys.map(({ section }) => section));
