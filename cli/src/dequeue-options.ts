/** What `imc dequeue --help` prints. */
export const HELP = `imc dequeue [FILE] [options]

Asks the provider whether the waiting mail would come, and takes none of it unless --mode save says so. Without a document --host,
--verb and, for ETRN, --domain say what to ask.

  --mode MODE             probe only looks at what the provider offers; hold (the default) sends the verb
                          and answers 450 to every message, so that it is seen and stays at the provider;
                          peek reads every message, shows its subject and answers 451: it stays as well;
                          save takes the messages into --folder, each acknowledged when it is on disk
  --folder DIR            for save: messages go to DIR/new, each as .eml with its envelope in .json beside
                          it; the verb is sent again until no more mail comes
  --verb ETRN|TURN|ATRN   instead of the plan's; ATRN is for providers that know it, the connector does not
  --host HOST[:PORT]      instead of the plan's; also the name that the certificate must bear (port 25, for ATRN 366)
  --domain D              to ask for with ETRN or ATRN; repeatable. For ETRN also @D, which asks for D and everything
                          below it, and '#NAME', a queue that the provider has given a name
  --account ACCOUNT       to log in with, DOMAIN\\user for a Windows provider
  --password-stdin        read the password from standard input; else IMC_PASSWORD, else a prompt
  --auth MECHANISM        PLAIN, LOGIN, CRAM-MD5 or NTLM
  --plaintext-auth        allow a login without TLS: CRAM-MD5, NTLM, or what --auth names
  --ntlm-v1               NTLM with version 1 of its proof, from which the password can be found out
  --tls MODE              required, offered, off or implicit
  --ca FILE               trust the issuers in this file besides the known ones
  --pin SHA256            accept the certificate with this fingerprint and no other
  --insecure              accept any certificate
  --listen ADDR:PORT      wait there for the call back that ETRN causes
  --wait SECONDS          how long to wait for it (30)
  --limit N               messages to look at or to save, from all hosts together (1000)
  --message-limit MB      how big one message may be to be taken in; a bigger one stays at the provider (256)
  --timeout SECONDS       for the greeting and each command (30 and 60)
  --unadvertised          send the verb though the provider does not list it
  --ehlo NAME             the name to say (default: [Header] Host, else the address)
  --format text|json
  --transcript FILE       write down what was said; logins are struck out

Exit status: 0 the way works, 1 it does not, 2 usage or input error, 130 cancelled.
`;

/** For `parseArgs`. */
export const OPTIONS = {
  mode: { type: 'string' }, folder: { type: 'string' }, verb: { type: 'string' }, host: { type: 'string' }, domain: { type: 'string', multiple: true },
  account: { type: 'string' }, 'password-stdin': { type: 'boolean' }, auth: { type: 'string' }, 'plaintext-auth': { type: 'boolean' },
  tls: { type: 'string' }, ca: { type: 'string' }, pin: { type: 'string' }, insecure: { type: 'boolean' }, listen: { type: 'string' },
  wait: { type: 'string' }, limit: { type: 'string' }, 'message-limit': { type: 'string' }, timeout: { type: 'string' }, unadvertised: { type: 'boolean' }, ehlo: { type: 'string' },
  'ntlm-v1': { type: 'boolean' }, format: { type: 'string' }, transcript: { type: 'string' }, help: { type: 'boolean', short: 'h' },
} as const;
