import { explainEnhanced } from './enhanced-status.js';
import type { AskedVerb, Errand, Fault, Mode, Phase, State } from './machine.js';
import type { Reply } from './reply.js';
import { safeText } from './safe-text.js';

/* The sentences for what goes wrong: what is wrong, why, what to do. */

export type Words = Omit<Fault, 'stage'>;

export function notSmtp(line: string): Words {
  const start = safeText(line.slice(0, 80));
  return {
    code: 'protocol',
    message: `This is not an SMTP server: it began with "${start}".`,
    hint: 'Check host and port; the connector uses port 25.',
  };
}

/** Where nothing listens for ATRN, the port is the likely reason. */
export const ATRN_PORT_HINT = 'Check host and port. Some providers follow a misprint in the manual of Exim and use 386; the port of ATRN is 366 (RFC 2645).';

/** `quoted` is left out where the line may hold what belongs to a login. */
export function notAReply(quoted: string | null): Words {
  const what = quoted === null ? '' : `: "${safeText(quoted.slice(0, 80))}"`;
  return { code: 'protocol', message: `The provider sent something that is not an SMTP reply${what}.`, hint: SEE_TRANSCRIPT };
}

export function mixedCodes(): Words {
  return { code: 'protocol', message: 'The lines of one reply bear different codes, so it cannot be told what the provider means.', hint: SEE_TRANSCRIPT };
}

export function endless(what: 'line' | 'reply'): Words {
  return { code: 'limit', message: `The provider sent a ${what} without end; the test stopped reading.`, hint: 'Check that host and port belong to a mail server.' };
}

export function noService(reply: Reply): Words {
  const later = reply.code < 500;
  return {
    code: 'refused',
    message: later ? 'The provider is not available for this connection now.' : 'The provider does not accept connections from here.',
    hint: later ? 'Try again later.' : 'Ask the provider whether your address may connect.',
    reply,
  };
}

export function hungUp(reply: Reply): Words {
  return { code: 'refused', message: 'The provider announced that it closes the connection.', hint: 'Try again later.', reply };
}

export function noExtensions(reply: Reply): Words {
  return {
    code: 'not-offered',
    message: 'The server speaks only basic SMTP, without extensions: no remote queue start is on offer.',
    hint: 'A firewall may be filtering the commands (Cisco PIX Mail Guard does: Q190366); otherwise ask the provider for the right host.',
    reply,
  };
}

export function nameRefused(name: string, reply: Reply): Words {
  return {
    code: 'refused',
    message: `The provider rejects the name ${name} that this computer gave in EHLO.`,
    hint: 'Give a full domain name that the provider can find in DNS as the EHLO name.',
    reply,
  };
}

export function stripped(): Words {
  return {
    code: 'not-offered',
    message: 'Encryption is required, but the provider did not offer STARTTLS; neither a login nor a verb was sent.',
    hint: 'Ask the provider whether it offers STARTTLS on this port. If it does, something between you and it may be taking the offer away.',
  };
}

export function noEncryptionNow(reply: Reply): Words {
  return {
    code: 'tls',
    message: 'The provider lists STARTTLS but cannot start encryption.',
    hint: 'Ask the provider to check its certificate; the test does not go on without encryption.',
    reply,
  };
}

export function injected(): Words {
  return {
    code: 'protocol',
    message: 'Unencrypted data followed the reply to STARTTLS; someone may be tampering with the connection, so the test stopped.',
    hint: 'Try from another network; if it happens there too, tell the provider.',
  };
}

export function outOfPlace(reply: Reply): Words {
  return { code: 'protocol', message: `The reply ${reply.code} does not belong here.`, hint: SEE_TRANSCRIPT, reply };
}

export function loginMissing(verb: AskedVerb): Words {
  return {
    code: 'auth',
    message: `${verb} is sent only after a login, and no login is set up for this host.`,
    hint: verb === 'ATRN' ? 'Name the account that the provider gave you for ATRN (RFC 2645).' : 'Set up an account with SASL/AUTH for the host on the Security page (Q257979).',
  };
}

export function passwordMissing(account: string): Words {
  return { code: 'auth', message: `There is no password for the account ${safeText(account)}, so the test did not log in.`, hint: 'Give the password and start again.' };
}

export function refusedElsewhere(account: string, host: string): Words {
  return {
    code: 'auth',
    message: `${safeText(host)} has just refused the account ${safeText(account)} with this password, so it was not tried here: wrong attempts in a row can lock an account.`,
    hint: 'Check the account and set the password anew, then start again.',
  };
}

export function verbMissing(errand: Errand): Words {
  return {
    code: 'not-offered',
    message: `The provider does not offer ${errand.verb} here, so it was not sent.`,
    hint: `Some providers list it only inside TLS, and some take it though they do not list it; ask the provider, or allow ${errand.verb} to be sent unadvertised.`,
  };
}

/** Why there is no way to log in that is both known to the two sides and allowed. */
export function noMechanism(errand: Errand, state: State, exposed: readonly string[]): Words {
  const offered = state.extensions?.mechanisms ?? [];
  const allowed = errand.mechanisms;
  const list = offered.join(', ');
  if (exposed.length > 0) {
    const consent = errand.plaintext ? '' : 'allow a login without TLS for this host';
    const naming = exposed.some((name) => name === 'CRAM-MD5' || name === 'NTLM') ? '' : `name the mechanism (${exposed[0]}), which shows the password to whoever listens`;
    return {
      code: 'tls',
      message: `The connection is not encrypted, so the login with ${exposed.join(' or ')} would be open to whoever listens; it was not sent.`,
      hint: `Use TLS. To log in all the same, ${[consent, naming].filter((part) => part !== '').join(' and ')}.`,
    };
  }
  if (offered.length === 0) {
    return {
      code: 'not-offered',
      message: 'The provider does not offer a login here, so the test stopped before asking for mail.',
      hint: state.secure ? 'Ask the provider for the host and port where your account logs in; a proxy may also take the offer away (Q305007).' : 'Many providers offer it only inside TLS; a proxy may also take the offer away (Q305007).',
    };
  }
  return {
    code: 'not-offered',
    message: `The provider offers ${safeText(list)} for the login; ${allowed === null ? 'this version knows none of these' : `only ${allowed.join(', ')} may be used`}.`,
    hint: allowed?.length === 1 && allowed[0] === 'NTLM' ? 'Choose SASL/AUTH for this host if the account works with what the provider offers, or ask the provider for NTLM.' : 'Ask the provider for PLAIN, LOGIN, CRAM-MD5 or NTLM.',
  };
}

/** The provider said no to the login. One attempt is made and no other, so that no account is locked out. */
export function loginRefused(reply: Reply, secure: boolean, mechanism: string | null): Words {
  const [message, hint] = LOGIN_REPLIES[reply.code] ?? (reply.code < 500 ? LOGIN_LATER : LOGIN_NO);
  const detail = reply.enhanced ? explainEnhanced(reply.enhanced) : undefined;
  const unsafe = reply.code === 535 && !secure ? ' Some providers also answer so when the login comes without TLS.' : '';
  const extended = reply.code === 535 && mechanism === 'NTLM' ? ' With NTLM it may also be that the provider requires extended protection, or takes version 1 alone.' : '';
  return { code: 'auth', message: detail && !LOGIN_REPLIES[reply.code] ? `${message.slice(0, -1)}: ${detail}.` : message, hint: hint + unsafe + extended, reply };
}

export function challengeRefused(why: string): Words {
  return { code: 'protocol', message: why, hint: 'The login was called off. Try another mechanism.' };
}

export function timedOut(phase: Phase): Words {
  const [message, hint] = SILENCE[phase] ?? ['The provider did not answer in time.', 'Try again later.'];
  return { code: 'timeout', message, hint };
}

export function closedEarly(phase: Phase): Words {
  return {
    code: 'closed',
    message: phase === 'greeting' ? 'The provider closed the connection without a greeting.' : 'The provider closed the connection without a reply.',
    hint: phase === 'greeting' ? 'The port may want TLS from the first byte, or your address may be blocked; ask the provider.' : 'Try again later; if it stays so, show the transcript to the provider.',
  };
}

export function cancelled(mode: Mode): Words {
  const left = mode === 'save' ? 'What is listed as saved is kept; everything else is still at the provider.' : 'Nothing was taken from the provider.';
  return { code: 'cancelled', message: `The test was cancelled. ${left}`, hint: '' };
}

export function lostInData(): Words {
  return {
    code: 'closed',
    message: 'The connection ended in the middle of a message. Nothing of it was kept; the provider still has it.',
    hint: 'Try again later; if it stays so, show the transcript to the provider.',
  };
}

export function lostBeforeData(): Words {
  return {
    code: 'closed',
    message: 'The connection ended after a message was named and before it was sent; the provider still has it.',
    hint: 'Try again later; if it stays so, show the transcript to the provider.',
  };
}

export function givenUp(): Words {
  return {
    code: 'protocol',
    message: 'The provider named a message and then said what could not be understood, so the test ended the connection; the provider still has the message.',
    hint: SEE_TRANSCRIPT,
  };
}

/** Before any message was named; after that, `givenUp`. */
export function unintelligible(): Words {
  return {
    code: 'protocol',
    message: 'What the provider said when it was to deliver could not be understood, so the test ended the connection before any message was named.',
    hint: SEE_TRANSCRIPT,
  };
}

export function smallTalk(): Words {
  return {
    code: 'protocol',
    message: 'The provider went on to say commands without handing over a message, so the test ended the connection.',
    hint: SEE_TRANSCRIPT,
  };
}

export function tooBig(limit: number): Words {
  return {
    code: 'limit',
    message: `A message is bigger than the ${limit} bytes that one message may have here. It was not taken; the provider still has it.`,
    hint: 'Allow bigger messages, or have the provider deliver this one in another way.',
  };
}

const SEE_TRANSCRIPT = 'Have a look at the transcript and show it to the provider.';

const LOGIN_LATER = ['The provider cannot check the login at the moment; that is not a matter of the password.', 'Try again later.'] as const;
const LOGIN_NO = ['The provider refused the login.', 'Ask the provider whether the account may log in from here.'] as const;

const LOGIN_REPLIES: Readonly<Record<number, readonly [message: string, hint: string]>> = {
  432: ['The provider wants the password of the account changed first.', 'Change the password with the provider, then set it anew here.'],
  454: LOGIN_LATER,
  500: ['The provider could not make sense of the login.', 'Try another mechanism.'],
  501: ['The provider could not make sense of the login.', 'Try another mechanism.'],
  504: ['The provider does not know the login mechanism that it was asked for, and no other may be used.', 'Use TLS, or name another mechanism; ask the provider which one the account works with.'],
  530: ['The provider wants encryption before the login.', 'Use TLS for this host.'],
  534: ['The login mechanism is too weak for the provider.', 'Use TLS, or another mechanism.'],
  535: [
    'The provider refused the account or the password. It was tried once and not again, so that the account is not locked.',
    'Check the account, written DOMAIN\\user for a Windows provider (Q257979), and set the password anew.',
  ],
  538: ['The provider wants encryption for this login mechanism.', 'Use TLS for this host.'],
};

const SILENCE: Readonly<Partial<Record<Phase, readonly [message: string, hint: string]>>> = {
  connecting: ['No connection came about in time.', 'Check host and port, and whether a firewall lets this computer connect there.'],
  greeting: ['The provider took the connection but sent no greeting in time.', 'If the port wants TLS from the first byte, choose implicit TLS.'],
  securing: ['The provider did not finish the TLS handshake in time.', 'Try again later.'],
  greeted: ['It was for the provider to speak, and it said nothing in time.', 'Its mail is still there. Try again later; if it stays so, show the transcript to the provider.'],
  ready: ['The provider stopped in the middle of delivering.', 'Its mail is still there. Try again later.'],
  mail: ['The provider stopped in the middle of delivering.', 'Its mail is still there. Try again later.'],
  data: ['The provider stopped in the middle of a message. Nothing of it was kept; the provider still has it.', 'Try again later; if it stays so, show the transcript to the provider.'],
};
