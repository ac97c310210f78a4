import { logsIn, securityRows } from '../../model/accounts.js';
import { flag } from '../../model/dequeue.js';
import { accountText } from '../../model/passwords.js';
import { parseAccount } from '../../values/account.js';
import { modelRule } from '../rule.js';

export const rasAccount = modelRule({
  code: 'ras-account',
  severity: 'warning',
  summary: 'The account for dialling stands where the account for the mail host belongs',
  sources: [{ kb: 'Q199771' }, { kb: 'Q257979' }, { kb: 'Q244748' }],
  on: 'model',
  check(model, report) {
    const logon = model.setting('Dial-up Connections', 'LogonAccount')?.fact;
    const ras = accountText(logon?.value ?? '');
    if (!logon || ras === '' || parseAccount(ras).problems.length > 0) return;                     // bad-account
    const at = { ...logon.valueSpan, end: logon.valueSpan.start + ras.length };
    const rows = securityRows(model).filter(row => logsIn(row) && row.account !== undefined);
    for (const { entry, account } of rows) {
      if (keyOf(account!) !== keyOf(ras)) continue;
      const field = entry.fields[2]!.span;
      report({
        at: { ...field, end: field.start + account!.length },
        message: `${account!} is the account for dialling, which is another control than the login to the mail host (Q257979). Write the account that the provider gave for SMTP, unless both are the same there`,
        related: [{ at, message: 'The account for dialling' }],
      });
    }
    const turn = flag(model, 'AlwaysUseTURN');
    if (rows.length > 0 || !turn?.set) return;
    report({
      at,
      message: `${ras} logs on to the dialled network only. The account for TURN belongs in the provider's row on the Security page (Q257979)`,
      related: [{ at: turn.fact.nameSpan, message: 'TURN logs in to the mail host' }],
    });
  },
});

function keyOf(account: string): string {
  const { canonical, user } = parseAccount(account);
  return (canonical ?? user).toLowerCase();
}
