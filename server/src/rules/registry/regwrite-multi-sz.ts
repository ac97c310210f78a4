import { factRule } from '../rule.js';

export const regwriteMultiSz = factRule({
  code: 'regwrite-multi-sz',
  severity: 'error',
  summary: 'A script that would write a list, which RegWrite cannot',
  sources: [{ derived: 'RegWrite of the Windows Script Host writes REG_SZ, REG_EXPAND_SZ, REG_DWORD and REG_BINARY' }],
  on: 'setting',
  check({ name, data }, report) {
    if (data?.type !== 'REG_MULTI_SZ' || !data.typeSpan) return;
    report({ at: data.typeSpan, message: `RegWrite cannot write REG_MULTI_SZ, so ${name} is not set; put it into a registry file (.reg), whose hex(7): holds such lists` });
  },
});
