import type { ModelEdit } from '../../model/edit.js';
import type { RemarkFact } from '../../model/fact.js';
import { commentRule, type DisableComment, type Fix } from '../rule.js';

export const unusedDisable = commentRule({
  code: 'unused-disable',
  severity: 'hint',
  summary: 'A disable comment that silences nothing',
  sources: [{ format: 'IMC document' }],
  on: 'comments',
  check(comments, report) {
    for (const comment of comments) {
      const { remark, codes } = comment;
      if (codes.length === 0) {
        report({
          at: remark.span, tag: 'unnecessary',
          message: 'This comment names no rule and so switches none off; write the code of a rule behind it',
          fixes: [without(comment, 0)],
        });
      }
      codes.forEach(({ code, known, silenced, span }, i) => {
        if (!known || silenced > 0 || ABOUT_COMMENTS.has(code)) return;
        report({
          at: span, tag: 'unnecessary',
          message: `${code} reports nothing ${remark.disables?.scope === 'next line' ? 'on the next line' : 'in this document'}, so there is nothing to switch off`,
          fixes: [without(comment, i)],
        });
      });
    }
  },
});

/** Rules that speak after this one, so that it cannot know what a comment silences of them. */
const ABOUT_COMMENTS: ReadonlySet<string> = new Set(['unused-disable', 'unknown-code']);

/** Takes one code out; with the last of them what made the comment a command, and the whole line where nobody's words are in it. */
function without({ remark, codes }: DisableComment, index: number): Fix {
  const [code, before, after] = [codes[index], codes[index - 1], codes[index + 1]];
  if (code && before) return removing('Remove the code', { kind: 'respell', span: { ...code.span, start: before.span.end }, text: '' });
  if (code && after) return removing('Remove the code', { kind: 'respell', span: { ...code.span, end: after.span.start }, text: '' });
  const words = wordsForPeople(remark, code?.span.end);
  if (words === undefined) return removing('Delete the comment', { kind: 'remove', fact: remark });
  return removing('Keep the words alone', { kind: 'respell', span: { ...remark.span, start: startOf(remark), end: words }, text: '' });
}

function removing(title: string, edit: ModelEdit): Fix {
  return { title, edits: [edit], safe: true };
}

/** The column at which the words behind the codes begin, without the dash in front of them. */
function wordsForPeople(remark: RemarkFact, codesEnd: number | undefined): number | undefined {
  const start = startOf(remark);
  const behind = codesEnd === undefined ? /^\S*/.exec(remark.text)![0].length : codesEnd - start;
  const rest = remark.text.slice(behind);
  const dash = /^[\s,]*[-–—]*[\s]*/.exec(rest)![0].length;
  return dash === rest.length ? undefined : start + behind + dash;
}

/** The column of the first character behind the mark that makes the line a comment. */
function startOf({ span, text }: RemarkFact): number {
  return span.end - text.length;
}
