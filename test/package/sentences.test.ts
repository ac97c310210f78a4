import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import ts from 'typescript';
import german from '../../l10n/sentences.de.json';

/* What the core says to a person, each sentence as it is written there, with places for what differs. */

/** Files whose sentences are all shown in the editor. */
const WHOLE = [
  'server/src/plan/make-plan.ts', 'server/src/plan/route.ts', 'server/src/plan/wording.ts', 'server/src/features/code-lens.ts', 'client/src/dequeue/describe.ts', 'client/src/dequeue/requests.ts', 'client/src/dequeue/session-result.ts',
  'client/src/dequeue/wire-faults.ts', 'client/src/dequeue/spool-faults.ts', 'client/src/smtp/command.ts', 'client/src/smtp/enhanced-status.ts', 'client/src/smtp/meaning.ts',
  'client/src/smtp/faults.ts', 'client/src/smtp/draft.ts', ...readdirSync('client/src/smtp/sasl').map((name) => `client/src/smtp/sasl/${name}`),
];
/** Files of which a person sees what is told while a run lasts, and why it stopped. */
const TOLD = ['client/src/smtp', 'client/src/dequeue'].flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.ts')).map((name) => path.posix.join(folder, name)))
  .filter((file) => !WHOLE.includes(file));
/** The name of a section, and how well a connection is protected. */
const NO_SENTENCE = ['Dial-up Connections', 'verified TLS'];
/** What is put together there: figures, and a refusal with what its enhanced status code means. */
const PUT_TOGETHER = [
  '{0} message', '{0} messages', '{0} domains', 'The provider refused the login: {0}.', 'The provider cannot check the login at the moment; that is not a matter of the password: {0}.',
];

const sentences = new Set([...WHOLE.flatMap((file) => literalsIn(file, isSentence)), ...TOLD.flatMap((file) => literalsIn(file, isTold))]);

test('every sentence that the core says to a person has a German one, and no German one is left over', () => {
  expect(sentences.size).toBeGreaterThan(200);
  expect(Object.keys(german).sort()).toEqual([...sentences, ...PUT_TOGETHER].sort());
});

test('a German sentence says nothing that the English one does not, and leaves out nothing but endings of words', () => {
  const places = (text: string): readonly string[] => [...new Set(text.match(/\{\d\}/g) ?? [])].sort();
  for (const [english, translated] of Object.entries(german)) {
    const endings = [...(english.match(/(?<=[a-z])\{\d\}/g) ?? []), ...(english.startsWith('{0} {1} saved') ? ['{1}', '{2}'] : [])];
    expect(places(translated), english).toEqual(places(english).filter((place) => !endings.includes(place) || translated.includes(place)));
  }
});

/** The literals of a file that are made of words, as sentences with places. */
function literalsIn(file: string, counts: (text: string, node: ts.Node) => boolean): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const text = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) ? node.text : ts.isTemplateExpression(node) ? withPlaces(node) : undefined;
    if (text !== undefined && !ts.isImportDeclaration(node.parent) && !ts.isLiteralTypeNode(node.parent) && counts(text, node)) found.push(sentenceOf(text));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  return found;
}

function withPlaces({ head, templateSpans }: ts.TemplateExpression): string {
  return head.text + templateSpans.map(({ literal }, place) => `{${place}}${literal.text}`).join('');
}

/** Two words at least; no reply of ours to a provider, which begins with its code. */
function isSentence(text: string): boolean {
  const words = text.replace(/\{\d\}/g, ' ').match(/[A-Za-z]{2,}/g) ?? [];
  return words.length > 1 && text.includes(' ') && !/^\d{3} /.test(text) && !NO_SENTENCE.includes(text);
}

/** `DOMAIN` stands for a place in the sentences about replies. */
function sentenceOf(text: string): string {
  const next = new Set(text.match(/\{\d\}/g) ?? []).size;
  return text.trim().replace(/\bDOMAIN\b(?!\\)/g, `{${next}}`);
}

/** What is handed to `tell` as its last, or is the reason why a login stops. */
function isTold(_: string, node: ts.Node): boolean {
  let at = node;
  while (ts.isConditionalExpression(at.parent)) at = at.parent;
  if (ts.isPropertyAssignment(at.parent)) return at.parent.name.getText() === 'why';
  return ts.isCallExpression(at.parent) && at.parent.expression.getText() === 'tell' && at.parent.arguments.at(-1) === at;
}
