import type { SemanticTokens } from 'vscode-languageserver-types';
import type { Snapshot } from '../analysis/snapshot.js';
import { findSetting } from '../catalog/index.js';
import type { Fact } from '../model/fact.js';
import { mentionsIn } from '../model/names.js';
import { typedParts, type TypedPart } from '../model/typed-parts.js';
import type { Range } from '../text/position.js';
import type { Span } from '../text/tree.js';
import { readTarget } from '../values/target.js';
import { findOption } from '../values/wording.js';

/** What the colours of the grammar are refined by: it cannot know which names the product has, and of which kind a value is. */
export const LEGEND = { tokenTypes: ['namespace', 'property', 'enumMember', 'number', 'variable', 'parameter'], tokenModifiers: ['deprecated'] };

type TokenType = 'namespace' | 'property' | 'enumMember' | 'number' | 'variable' | 'parameter';

/** The tokens of the lines that a range touches: the editor asks for those that it shows. */
export function semanticTokens(snapshot: Snapshot, { start, end }: Range): SemanticTokens {
  const data: number[] = [];
  let [line, character] = [0, 0];
  if (snapshot.model.medium !== 'document') return { data };            // other languages have the colours of their own extensions
  for (let number = start.line; number <= end.line && snapshot.lineText(number) !== undefined; number++) {
    const tokens = snapshot.factsAt(number).flatMap(fact => tokensOf(fact)).sort((a, b) => a.at.start - b.at.start);
    for (const { at, type, deprecated } of tokens) {
      if (at.end <= at.start || (number === line && at.start < character)) continue;
      data.push(number - line, number === line ? at.start - character : at.start, at.end - at.start, LEGEND.tokenTypes.indexOf(type), deprecated ? 1 : 0);
      [line, character] = [number, at.start];
    }
  }
  return { data };
}

interface Token {
  readonly at: Span;
  readonly type: TokenType;
  readonly deprecated?: boolean;
}

function tokensOf(fact: Fact): readonly Token[] {
  if (fact.kind === 'section') return fact.section === undefined ? [] : [{ at: fact.nameSpan, type: 'namespace' }];
  const names: readonly Token[] = mentionsIn(fact).filter(({ perhaps }) => !perhaps).map(({ at, kind }) => ({ at, type: kind === 'account' ? 'parameter' : 'variable' }));
  if (fact.kind === 'entry') return [...names, ...typedParts(fact).flatMap(tokenOf)];
  if (fact.kind !== 'setting') return [];
  const entry = fact.section === undefined ? undefined : findSetting(fact.section, fact.name);
  return [...entry ? [{ at: fact.nameSpan, type: 'property' as const, deprecated: entry.until !== undefined }] : [], ...names, ...typedParts(fact).flatMap(tokenOf)];
}

/** A value that is not a name: a word that the product knows, or a number. */
function tokenOf({ type, text, span }: TypedPart): readonly Token[] {
  switch (type.kind) {
    case 'switch': return [{ at: span, type: type.style === 'word' ? 'enumMember' : 'number' }];
    case 'number': case 'bits': case 'netmask': case 'hours': return [{ at: span, type: 'number' }];
    case 'choice': return findOption(type.options, text) ? [{ at: span, type: 'enumMember' }] : [];
    case 'domain': return findOption(type.words, text) ? [{ at: span, type: 'enumMember' }] : [];
    case 'target': return readTarget(text).kind === 'inbound' ? [{ at: span, type: 'enumMember' }] : [];
    default: return [];
  }
}
