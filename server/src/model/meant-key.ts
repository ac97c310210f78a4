import { distance } from '../values/distance.js';
import type { Sources } from '../catalog/entry.js';
import { registryKeys } from '../catalog/index.js';

/** A registry path as written, and the key that was meant by it. */
export interface MeantKey {
  /** With every slip mended. */
  readonly path: string;
  readonly slips: readonly KeySlip[];
  /** Where the path names one numbered control set: `ControlSet001`. Columns of the path. */
  readonly controlSet?: { readonly start: number; readonly end: number };
}

/** A slip in a path. Columns of the path as written. */
export interface KeySlip {
  readonly start: number;
  readonly end: number;
  readonly meant: string;
  /** What is wrong, for people: one sentence, no full stop. */
  readonly message: string;
  /** An article prints it so; other slips are a guess by their spelling. */
  readonly printed: boolean;
  readonly sources: Sources;
  readonly severity?: 'warning';
}

/** The key of the service, under which every other key of the connector stands. */
export const SERVICE_KEY = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC';
const SERVICE = 'MSExchangeIMC';

/**
 * Reads a registry path as the key of the connector, or of a service beside it, that was meant. Undefined for every path
 * that is none of these even when the slips that are known are mended: it is nothing of ours.
 */
export function meantKey(written: string): MeantKey | undefined {
  if (!/imc|ims|exchang|messaging|mime.database|[\\/|]nls[\\/|]/i.test(written)) return undefined;       // the registry is full of other keys
  const path = written.replace(/[|/]/g, '\\');
  const found: KeySlip[] = [];
  const separators = [...written.matchAll(/[|/]/g)];
  if (separators.length > 0) {
    const [start, end] = [separators[0]!.index, separators.at(-1)!.index + 1];
    found.push({
      start, end, meant: path.slice(start, end), printed: true, sources: [{ kb: 'Q190026' }, { kb: 'Q155683' }, { kb: 'Q196818' }],
      message: 'The parts of a key are separated by backslashes; with other characters this is one key of that name, which nothing reads',
    });
  }
  for (const { pattern, meant, ...slip } of PRINTED) {
    const match = pattern.exec(path);
    if (match) found.push({ start: match.index, end: match.index + match[0].length, meant, printed: true, ...slip });
  }
  const control = /(?<=\\)ControlSet\d{3}(?=\\)/i.exec(path);
  const controlSet = control ? { start: control.index, end: control.index + control[0].length } : undefined;
  const replaced: readonly Replacement[] = [...found.filter(({ start }) => start !== separators[0]?.index), ...controlSet ? [{ ...controlSet, meant: 'CurrentControlSet' }] : []];
  const mended = replace(path, replaced);
  const rest = { ...controlSet && { controlSet } };
  if (found.length === 0 && !controlSet && !KNOWN.has(plain(path))) {
    const near = slipOfKeyboard(path);
    if (near) return { path: replace(path, [near]), slips: [near] };
  }
  return isOurs(mended) ? { path: mended, slips: found.sort((a, b) => a.start - b.start), ...rest } : undefined;
}

const PRINTED: readonly (Pick<KeySlip, 'meant' | 'message' | 'sources' | 'severity'> & { readonly pattern: RegExp })[] = [
  {
    pattern: /^(?:HEY_LOCAL_MACHINE|H_KEY_LOCAL_MACHINE)(?=\\)/i, meant: 'HKEY_LOCAL_MACHINE', sources: [{ kb: 'Q260538' }, { kb: 'Q158590' }, { kb: 'Q168722' }],
    message: 'No part of the registry is called so, though articles print it (Q260538, Q158590, Q168722); it is HKEY_LOCAL_MACHINE',
  },
  {
    pattern: /(?<=\\)CCS(?=\\)/i, meant: 'CurrentControlSet', sources: [{ kb: 'Q169781' }, { kb: 'Q206968' }],
    message: 'CCS is an abbreviation of articles (Q169781, Q206968) and no key; write CurrentControlSet',
  },
  {
    pattern: /(?<=\\(?:CurrentControlSet|CCS|ControlSet\d{3})\\)Service(?=\\)/i, meant: 'Services', sources: [{ kb: 'Q257979' }, { kb: 'Q193922' }, { kb: 'Q182307' }],
    message: 'The key is named Services; articles print it without its last letter (Q257979, Q193922, Q182307), and nothing reads a value there',
  },
  {
    pattern: /(?<=\\)MSExchangeIMS(?=\\|$)/i, meant: 'MSExchangeIMC', sources: [{ kb: 'Q160572' }, { kb: 'Q176566' }],
    message: 'The service is called MSExchangeIMC in every version, also where the product says Internet Mail Service; nothing reads a value here',
  },
  {
    pattern: /(?<=\\MSExchangeIS\\)Parameters\\System\\Internet(?:Conent|Content)(?=\\|$)/i, meant: 'ParametersSystem\\InternetContent', sources: [{ kb: 'Q178219' }],
    message: 'Q178219 prints this key wrongly; it is ParametersSystem\\InternetContent',
  },
  {
    pattern: /(?<=\\MSExchangeIS\\ParametersSystem\\)InternetConent(?=\\|$)/i, meant: 'InternetContent', sources: [{ kb: 'Q178219' }],
    message: 'Q178219 prints this key without a letter; it is InternetContent',
  },
  {
    pattern: /(?<=\\MSExchange(?:IMC|IMS)\\)Peformance(?=\\|$)/i, meant: 'Performance', severity: 'warning', sources: [{ kb: 'Q260538' }],
    message: 'Q260538 prints this key without a letter; it is Performance',
  },
];

type Replacement = Pick<KeySlip, 'start' | 'end' | 'meant'>;

function replace(path: string, pieces: readonly Replacement[]): string {
  let result = '';
  let done = 0;
  for (const { start, end, meant } of [...pieces].sort((a, b) => a.start - b.start)) {
    result += path.slice(done, start) + meant;
    done = end;
  }
  return result + path.slice(done);
}

function isOurs(path: string): boolean {
  const key = plain(path);
  return KNOWN.has(key) || key === plain(SERVICE_KEY) || key.startsWith(`${plain(SERVICE_KEY)}\\`);
}

/** One part that is a letter or two from a known one, in a path that is right in all others. Short names of services are too much alike for that. */
function slipOfKeyboard(path: string): KeySlip | undefined {
  const parts = path.split('\\');
  for (const { key } of registryKeys) {
    const due = key.split('\\');
    if (due.length !== parts.length || !key.startsWith(SERVICE_KEY)) continue;
    const wrong = due.flatMap((part, i) => (part.toLowerCase() === parts[i]!.toLowerCase() || (i === 0 && /^hklm$/i.test(parts[0]!)) ? [] : [i]));
    const [at] = wrong;
    const allowed = due[at!] === SERVICE ? 1 : 2;
    if (wrong.length !== 1 || distance(parts[at!]!, due[at!]!, allowed) > allowed) continue;
    const start = parts.slice(0, at).reduce((length, part) => length + part.length + 1, 0);
    return {
      start, end: start + parts[at!]!.length, meant: due[at!]!, printed: false, sources: [{ derived: 'A value under a key that nothing reads has no effect' }],
      message: `Nothing reads a key of this name; ${due[at!]} may be meant`,
    };
  }
  return undefined;
}

function plain(path: string): string {
  return path.trim().replace(/\\$/, '').toLowerCase().replace(/^hklm(?=\\)/, 'hkey_local_machine').replace(/^hkcr(?=\\)/, 'hkey_classes_root');
}

const KNOWN: ReadonlySet<string> = new Set(registryKeys.map(({ key }) => plain(key)));
