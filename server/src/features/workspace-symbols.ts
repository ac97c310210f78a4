import type { SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import type { Snapshot } from '../analysis/snapshot.js';
import { mentionsOf } from '../model/names.js';
import { nameOf } from '../workspace/places.js';

/** Symbols that are sent at the most: enough to pick from while typing narrows them down. */
const MOST_SYMBOLS = 500;

const KIND = { connector: 2, domain: 3 } as const satisfies Record<string, SymbolKind>;
/** The places of `mentionsOf` that say of a domain what happens to its mail: tables, pages and lists, but not the server's own host. */
const DOMAIN_RANKS: ReadonlySet<number> = new Set([0, 1, 3, 4, 5]);

/** The connectors and domains of all documents whose names have the letters of the query in their order. */
export function workspaceSymbols(workspace: readonly Snapshot[], query: string): SymbolInformation[] {
  const symbols: SymbolInformation[] = [];
  for (const snapshot of workspace) {
    if (snapshot.model.medium !== 'document') continue;
    const file = nameOf(snapshot.document.uri);
    const add = (name: string, kind: SymbolKind, range = START, containerName = file) => {
      if (symbols.length < MOST_SYMBOLS && hasInOrder(name, query)) symbols.push({ name, kind, containerName, location: { uri: snapshot.document.uri, range } });
    };
    const host = snapshot.model.setting('Header', 'Host')?.fact;
    if (host && host.value !== '') add(`${host.value} (${file})`, KIND.connector, snapshot.rangeOf(host.valueSpan), '');
    else add(file, KIND.connector, START, '');
    for (const mentions of mentionsOf(snapshot.model).values()) {
      const [first] = mentions.filter(({ rank }) => DOMAIN_RANKS.has(rank)).sort((a, b) => a.rank - b.rank);
      if (first && symbols.length < MOST_SYMBOLS) add(first.text, KIND.domain, snapshot.rangeOf(first.at));
    }
  }
  return symbols;
}

const START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function hasInOrder(name: string, query: string): boolean {
  const [letters, wanted] = [name.toLowerCase(), query.toLowerCase()];
  let at = 0;
  for (const letter of wanted) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
