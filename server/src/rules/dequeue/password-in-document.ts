import type { Fact } from '../../model/fact.js';
import { passwordsIn, type Password } from '../../model/passwords.js';
import { modelRule, type Fix } from '../rule.js';

export const passwordInDocument = modelRule({
  code: 'password-in-document',
  severity: 'error',
  summary: 'The document holds a password',
  sources: [{ format: 'A document never holds a password' }],
  on: 'model',
  *check(model, report) {
    let seen = 0;
    for (const fact of model.facts) {
      if (++seen % 1000 === 0) yield;
      for (const password of passwordsIn(fact)) {
        report({
          at: password.at,
          message: `${WHERE[password.where]}, and whoever reads the document can use it. Delete it here; a test dequeue asks for the password when it needs one`,
          fixes: [fixFor(fact, password)],
        });
      }
    }
  },
});

const WHERE: Readonly<Record<Password['where'], string>> = {
  property: 'This seems to be a password',
  row: 'What follows the account seems to be a password',
  account: 'What follows the account seems to be a password',
  host: 'The name seems to be written with a password',
  command: 'The command seems to hold a password',
};

/** Safe but for a command, which may have to be given its password in another way. */
function fixFor(fact: Fact, { where, cut }: Password): Fix {
  if (where === 'property') return { title: 'Delete the line with the password', edits: [{ kind: 'remove', fact }], safe: true };
  const title = where === 'host' ? 'Delete the user name and password' : 'Delete the password';
  return { title, edits: [{ kind: 'respell', span: cut, text: '' }], ...where !== 'command' && { safe: true } };
}
