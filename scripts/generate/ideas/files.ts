import { each, headed, imc, said, vbs, type Idea, type Reported } from './idea.js';

const routes = (code: string, lines: string) => imc(code, `[Routes]\n${lines}`);
const records = (code: string, rows: string) => imc(code, `[Domain]\nDomainInformation=+\n${rows}`);
const DEFAULT = '+Default,ISO-8859-1,ISO-8859-1,800,76,0,0,0';
const KEY = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeIMC\\Parameters';

/** IMCCOPY and other files. */
export const files: readonly Idea[] = [
  { id: 'E1', looksLike: 'A delivery row without its `+`, or with less than three fields', served: routes('route-entry-shape', 'DeliveryRouting=+\n+EXAMPLE.COM;192.0.2.1\nDefaultRouting=') },
  { id: 'E2', looksLike: '`DeliveryRouting=` with rows and no `+`', served: routes('missing-plus', 'DeliveryRouting=\n+EXAMPLE.COM;192.0.2.1;0\nDefaultRouting=') },
  { id: 'E3', looksLike: '`DefaultRouting=` taken away', served: routes('missing-default-routing', 'DeliveryRouting=+\n+EXAMPLE.COM;192.0.2.1;0') },
  { id: 'E4', looksLike: '`Version` other than 1', served: headed('header-version', 'Version=2') },
  { id: 'E5', looksLike: 'A record of `[Domain]` with less or more than eight fields', served: each(...['', ',0,0'].map(rest => records('domain-record-shape', `+Default,ISO-8859-1,ISO-8859-1,800,76,0,0${rest}`)) as [Reported]) },
  { id: 'E6', looksLike: 'No record `Default`', served: records('missing-default-record', '+example.com,ISO-8859-1,ISO-8859-1,800,76,0,0,0') },
  { id: 'E7', looksLike: 'Formatting with two ways to encode, or Binhex without UUENCODE', served: each(...[48, 196608, 96, 64].map(mask => records('format-mask-conflict', `+Default,ISO-8859-1,ISO-8859-1,${mask},76,0,0,0`)) as [Reported]) },
  { id: 'E8', looksLike: 'Formatting with bits that are unused', served: each(...[33, 40, 160, 32800].map(mask => records('format-mask-unused', `+Default,ISO-8859-1,ISO-8859-1,${mask},76,0,0,0`)) as [Reported]) },
  { id: 'E9', looksLike: 'A wrap column while wrapping is off', served: records('word-wrap-off', DEFAULT) },
  { id: 'E10', looksLike: 'A rich text field other than 0, 1 and 2', served: records('domain-record-shape', '+Default,ISO-8859-1,ISO-8859-1,800,76,3,0,0') },
  { id: 'E11', looksLike: 'A size limit in the record `Default`', served: records('default-size-limit', '+Default,ISO-8859-1,ISO-8859-1,800,76,0,0,500') },
  { id: 'E12', looksLike: '`imccopy -save route`', served: said('other-files#imccopy', '`route` is no item') },
  { id: 'E13', looksLike: 'A script that writes a `REG_MULTI_SZ`', served: vbs('regwrite-multi-sz', `"${KEY}\\RelayAllowList", "192.0.2.1", "REG_MULTI_SZ"`) },
  { id: 'E14', looksLike: 'A script that writes to a path with a backslash at its end', served: vbs('regwrite-default-value', `"${KEY}\\AlwaysUseETRN\\", 1, "REG_DWORD"`) },
  { id: 'E15', looksLike: 'A script that sets `AlwaysUseETRN` to something else than 0 or 1', served: vbs('not-boolean', `"${KEY}\\AlwaysUseETRN", 2, "REG_DWORD"`) },
  { id: 'E16', looksLike: '`Wspcfg.ini` in Unicode, or with the ending `.txt`', served: said('other-files#wspcfgini', 'It must be ANSI text') },
  { id: 'E17', looksLike: 'A file for import whose first column is not `Obj-Class`', served: said('other-files#files-for-directory-import-and-export', 'first column') },
  { id: 'E18', looksLike: 'A file for import with two columns `Obj-Class`', served: said('other-files#files-for-directory-import-and-export', 'No column may be there twice') },
];
