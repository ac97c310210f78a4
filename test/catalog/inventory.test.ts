import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  controls, enhancedCodes, eventOf, events, findSetting, otherValues, pages, registryKeys, replies, replyOf, settings, verbs,
} from '../../server/src/catalog/index.js';
import { ANY_NAME } from '../../server/src/catalog/entry.js';
import { explainEnhanced } from '../../client/src/smtp/enhanced-status.js';

const page = readFileSync(path.join(import.meta.dirname, 'inventory.md'), 'utf8');

/** The rows of the tables in the part with that heading, each with the heading of third order above it. */
function rowsOf(heading: string): readonly (readonly [under: string, ...cells: string[]])[] {
  const part = page.split(/^## /m).find(text => text.startsWith(heading))!;
  let under = '';
  return part.split('\n').flatMap(line => {
    under = /^### (.*)/.exec(line)?.[1] ?? under;
    const cells = /^\| (.*) \|$/.exec(line)?.[1]!.split(' | ');
    return cells && !/^(?:Value|Page|Number)$/.test(cells[0]!) ? [[under, ...cells] as const] : [];
  });
}

test('all 109 registry values are in the catalog, with the type and the default that the sources give, and no others', () => {
  const listed = rowsOf('Registry values');
  expect(listed).toHaveLength(109);
  const found = registryKeys.flatMap(({ section, key }) => {
    const entries = [...settings, ...otherValues].filter(entry => entry.section === section);
    const rows = entries.map(({ name, registryType, default: preset }) =>
      [key, name === ANY_NAME ? '(none named)' : name, registryType ?? 'not documented', preset ?? 'not documented']);
    return rows.length > 0 ? rows : [[key, '(none named)', 'not documented', 'not documented']];
  });
  const sorted = (rows: readonly (readonly string[])[]) => rows.map(row => row.join(' | ')).sort();
  expect(sorted(found)).toEqual(sorted(listed));
});

test('all 61 controls and pages are in the catalog, and no others', () => {
  const listed = rowsOf('Controls').map(([, on, label]) => `${on}: ${label}`);
  expect(listed).toHaveLength(61);
  const withoutControls = pages.filter(({ name }) => !controls.some(({ page: of }) => of === name)).map(({ name }) => `${name}: (the page)`);
  expect([...controls.map(({ page: of, label }) => `${of}: ${label}`), ...withoutControls].sort()).toEqual([...listed].sort());
});

test('all 76 events, errors, reports and replies are in the catalog, and no other events', () => {
  const listed = rowsOf('Events');
  expect(listed).toHaveLength(76);
  const named = listed.flatMap(([, , places]) => places!.split(', '));
  for (const place of named) {
    const [kind, ...id] = place.split(' ');
    expect(kind === 'reply' ? replyOf(id.join(' ')) : eventOf(id.join(' ')), place).toBeDefined();
  }
  const known = events.flatMap(({ id, also = [] }) => [id, ...also].map(each => `event ${each}`));
  expect([...known].sort()).toEqual(named.filter(place => place.startsWith('event ')).sort());
});

test('the replies, enhanced codes and verbs are these', () => {
  expect(replies.map(({ code }) => code)).toEqual([
    220, 221, 235, 250, 251, 252, 253, 334, 354, 421, 432, 450, 451, 452, 453, 454, 458, 459, 499, 500, 501, 502, 503, 504, 505, 521, 530, 534, 535, 538, 550, 552, 553, 554,
  ]);
  expect(enhancedCodes.map(({ code }) => code).join(' ')).toBe(
    '2.0.0 2.7.0 4.2.0 4.3.1 4.3.2 4.3.3 4.3.4 4.5.4 4.6.0 4.7.0 4.7.12 5.0.0 5.3.3 5.3.4 5.5.0 5.5.1 5.5.2 5.5.3 5.5.4 5.5.6 5.7.0 5.7.1 5.7.3 5.7.8 5.7.9 5.7.11');
  for (const { code, with: codes } of enhancedCodes) for (const reply of codes) expect(replyOf(String(reply)), `${reply} ${code}`).toBeDefined();
  expect(verbs.map(({ name }) => name).join(' ')).toBe(
    'ETRN TURN ATRN EHLO HELO STARTTLS AUTH XAUTH MAIL RCPT DATA RSET QUIT SIZE PIPELINING ENHANCEDSTATUSCODES PLAIN LOGIN CRAM-MD5 NTLM');
  for (const { name, replies: answers = [] } of verbs) for (const { code } of answers) expect(replyOf(String(code)), `${name} ${code}`).toBeDefined();
});

test('an enhanced code that a test dequeue explains has an entry', () => {
  const subjects = Array.from({ length: 8 }, (_, subject) => Array.from({ length: 14 }, (_unused, detail) => `${subject}.${detail}`)).flat();
  const explained = subjects.filter(code => explainEnhanced(`5.${code}` as `5.${number}.${number}`) !== undefined);
  expect(explained.length).toBeGreaterThan(10);
  for (const code of explained) expect(enhancedCodes.some(known => known.code.slice(2) === code), code).toBe(true);
});

test('a value is found by its key, and its key by its path', () => {
  for (const [key, name] of rowsOf('Registry values')) {
    const known = registryKeys.find(each => each.key === key);
    expect(known, key).toBeDefined();
    if (name !== '(none named)') expect(findSetting(known!.section, name!)?.name, `${key}\\${name}`).toBe(name);
  }
});
