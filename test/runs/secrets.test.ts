import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeOutcome } from '../../client/src/dequeue/describe.js';
import { newRun } from '../../client/src/runs/kept-run.js';
import { RunStore } from '../../client/src/runs/run-store.js';
import { ACCOUNT, freePort, jobFor, PASSWORD, requestTo, run, stage, type Stage } from '../harness/dequeue-bed.js';
import { formsOf, secretsIn } from '../harness/secrets.js';

/* A provider that says the password back wherever it has the word, and a run of it as it is kept across windows. */

const BODY = 'What stands in the mail itself, and nowhere else';
const SUBJECT = 'The subject is listed';

let folder: string;
let mail: string;
const stages: Stage[] = [];
beforeEach(async () => {
  folder = await mkdtemp('/tmp/imc-kept-');
  mail = path.join(folder, 'mail');
});
afterEach(async () => {
  await Promise.all(stages.splice(0).map((each) => each.stop()));
  await rm(folder, { recursive: true });
});

/** The moments at which it may say no, and say what it was told. */
const MOMENTS = ['AUTH', 'TURN', 'nowhere'] as const;

/** Knows the password from the login, and puts it, plain and in base64, into all that it says afterwards. */
async function gossip(refuses: (typeof MOMENTS)[number]): Promise<Stage> {
  const started = await stage((socket) => {
    const heard = `${PASSWORD} ${Buffer.from(PASSWORD).toString('base64')} ${Buffer.from(`\0${ACCOUNT}\0${PASSWORD}`).toString('base64')}`;
    let turned = false;
    let script: readonly string[] = ['EHLO provider.example\r\n', 'MAIL FROM:<a@sender.example>\r\n', 'RCPT TO:<b@example.com>\r\n', 'DATA\r\n', `Subject: ${SUBJECT}\r\n\r\n${BODY}\r\n.\r\n`, 'QUIT\r\n'];
    socket.write('220 provider.example ESMTP\r\n');
    socket.on('data', (data) => {
      const verb = /^(\w{4})/.exec(data.toString('latin1'))?.[1] ?? '';
      if (turned) {
        const [next, ...rest] = script;
        script = rest;
        if (next !== undefined) socket.write(next);
        return;
      }
      if (verb === 'EHLO') socket.write('250-provider.example\r\n250-TURN\r\n250 AUTH PLAIN\r\n');
      if (verb === 'AUTH') socket.write(refuses === 'AUTH' ? `535 5.7.8 no: ${heard}\r\n` : `235 2.7.0 yes: ${heard}\r\n`);
      if (verb === 'TURN') {
        turned = refuses !== 'TURN';
        socket.write(turned ? `250 2.0.0 turning: ${heard}\r\n` : `502 5.5.1 not ${heard}\r\n`);
      }
      if (verb === 'QUIT') socket.end(`221 2.0.0 ${heard}\r\n`);
    });
  });
  stages.push(started);
  return started;
}

test.each(MOMENTS)('of a login and of the mail itself nothing is kept with a run, though the provider repeats it; it says no to: %s', async (refuses) => {
  const provider = await gossip(refuses);
  const job = jobFor([requestTo(provider, { account: ACCOUNT, method: 'SASL/AUTH', tls: 'off', verb: 'TURN', domains: [] })], {
    mode: 'save', folder: mail, login: { mechanism: 'PLAIN', plaintext: true, turnWithoutLogin: false },
  });
  const { result } = await run(job);
  expect(result.outcome).toBe(refuses === 'nowhere' ? 'ok' : 'refused');

  const kept = new RunStore(path.join(folder, 'runs'));
  const begun = newRun({ uri: 'file:///a.imc', name: 'a.imc' }, job, new Date(), process.pid);
  await kept.begin(begun);
  await kept.end(begun, result, describeOutcome(result));
  const written = await textOfFiles(path.join(folder, 'runs'));
  expect(written).toContain('TURN');
  const forms = formsOf({ account: ACCOUNT, password: PASSWORD });
  expect(secretsIn(`${written}${inspect(await new RunStore(path.join(folder, 'runs')).all(), { depth: Infinity })}`, forms)).toEqual([]);
  expect(written).not.toContain(BODY);
  if (refuses === 'nowhere') {
    // It did come, and its subject is meant to be listed.
    expect(await textOfFiles(path.join(mail, 'new'))).toContain(BODY);
    expect(written).toContain(SUBJECT);
  }
  // The search would have found it.
  expect(secretsIn(`${written}${PASSWORD}`, forms)).not.toEqual([]);
});

test('the record of a run that is about to begin holds no password and no certificate', async () => {
  const provider = { host: '127.0.0.1', port: await freePort() };
  const job = jobFor([requestTo(provider, { account: ACCOUNT })], { certificate: { ca: 'PEM of an issuer', pin: null, insecure: false } });
  expect(JSON.stringify(newRun({ uri: 'file:///a.imc', name: 'a.imc' }, job, new Date(), 1))).not.toMatch(/PEM|PRACTICE/);
});

async function textOfFiles(place: string): Promise<string> {
  const names = await readdir(place);
  return (await Promise.all(names.map((name) => readFile(path.join(place, name), 'utf8')))).join('\n');
}
