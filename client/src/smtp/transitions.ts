import type { Phase, Stage } from './machine.js';

/*
 * Who may say what, when, and where it leads. What a row names is carried out in client.ts and server.ts; nothing else decides what
 * happens next.
 */

export interface PhaseRow {
  readonly stage: Stage;
  /** What brings the machine on from here: a reply, a command said to us, mail data, or something of the world outside the conversation. */
  readonly awaits: 'reply' | 'command' | 'mail data' | 'world' | 'nothing';
}

export const PHASES: Readonly<Record<Phase, PhaseRow>> = {
  connecting: { stage: 'connect', awaits: 'world' },
  greeting: { stage: 'greeting', awaits: 'reply' },
  hello: { stage: 'ehlo', awaits: 'reply' },
  starttls: { stage: 'starttls', awaits: 'reply' },
  securing: { stage: 'starttls', awaits: 'world' },
  unlocking: { stage: 'auth', awaits: 'world' },
  authenticating: { stage: 'auth', awaits: 'reply' },
  cancelling: { stage: 'auth', awaits: 'reply' },
  asking: { stage: 'dequeue', awaits: 'reply' },
  quitting: { stage: 'quit', awaits: 'reply' },
  greeted: { stage: 'receive', awaits: 'command' },
  ready: { stage: 'receive', awaits: 'command' },
  mail: { stage: 'receive', awaits: 'command' },
  data: { stage: 'receive', awaits: 'mail data' },
  storing: { stage: 'receive', awaits: 'world' },
  closed: { stage: 'quit', awaits: 'nothing' },
};

export type ReplyPhase = 'greeting' | 'hello' | 'starttls' | 'authenticating' | 'cancelling' | 'asking' | 'quitting';

/** What the client half does about a reply. */
export type ReplyAction =
  | 'say hello' | 'no service' | 'go on after hello' | 'no extensions' | 'name refused'
  | 'secure' | 'no encryption now' | 'answer challenge' | 'logged in' | 'mechanism unknown' | 'login refused' | 'called off'
  | 'judge answer' | 'close' | 'hung up' | 'out of place';

/** The first row whose code fits decides: a whole code, or its first digit. 421 may come to any command (RFC 5321 §3.8). */
export const ON_REPLY: Readonly<Record<ReplyPhase, readonly (readonly [code: number, action: ReplyAction])[]>> = {
  greeting: [[220, 'say hello'], [421, 'hung up'], [4, 'no service'], [5, 'no service']],
  hello: [
    [250, 'go on after hello'], [421, 'hung up'], [500, 'no extensions'], [502, 'no extensions'],
    [501, 'name refused'], [504, 'name refused'], [550, 'name refused'], [4, 'no service'], [5, 'no service'],
  ],
  starttls: [[220, 'secure'], [421, 'hung up'], [4, 'no encryption now'], [5, 'no encryption now']],
  authenticating: [
    [334, 'answer challenge'], [2, 'logged in'], [421, 'hung up'], [504, 'mechanism unknown'], [4, 'login refused'], [5, 'login refused'],
  ],
  cancelling: [[421, 'hung up'], [2, 'called off'], [4, 'called off'], [5, 'called off']],
  asking: [[2, 'judge answer'], [4, 'judge answer'], [5, 'judge answer']],
  quitting: [[2, 'close'], [3, 'close'], [4, 'close'], [5, 'close']],
};

export function actionOn(phase: ReplyPhase, code: number): ReplyAction {
  const row = ON_REPLY[phase].find(([fits]) => fits === code || fits === Math.floor(code / 100));
  return row?.[1] ?? 'out of place';
}

export type CommandPhase = 'greeted' | 'ready' | 'mail';

/** What the server half does about a command. */
export type CommandAction =
  | 'greet back' | 'greet back briefly' | 'open transaction' | 'note recipient' | 'take mail data' | 'no recipients' | 'reset' | 'nothing' | 'cannot verify' | 'help' | 'bye'
  | 'out of order' | 'unknown' | 'hopeless';

/**
 * Commands said to us. Nothing is answered 5yz, for the provider would give the mail back to its sender. BDAT brings its data without waiting for leave (RFC 3030), so all after it would be misread.
 */
export const ON_COMMAND: Readonly<Record<string, Readonly<Record<CommandPhase, CommandAction>>>> = {
  EHLO: { greeted: 'greet back', ready: 'greet back', mail: 'greet back' },
  HELO: { greeted: 'greet back briefly', ready: 'greet back briefly', mail: 'greet back briefly' },
  MAIL: { greeted: 'open transaction', ready: 'open transaction', mail: 'out of order' },
  RCPT: { greeted: 'out of order', ready: 'out of order', mail: 'note recipient' },
  DATA: { greeted: 'no recipients', ready: 'no recipients', mail: 'take mail data' },
  BDAT: { greeted: 'hopeless', ready: 'hopeless', mail: 'hopeless' },
  RSET: { greeted: 'reset', ready: 'reset', mail: 'reset' },
  NOOP: { greeted: 'nothing', ready: 'nothing', mail: 'nothing' },
  VRFY: { greeted: 'cannot verify', ready: 'cannot verify', mail: 'cannot verify' },
  HELP: { greeted: 'help', ready: 'help', mail: 'help' },
  QUIT: { greeted: 'bye', ready: 'bye', mail: 'bye' },
};

export function actionFor(phase: CommandPhase, verb: string): CommandAction {
  return Object.hasOwn(ON_COMMAND, verb) ? (ON_COMMAND[verb]?.[phase] ?? 'unknown') : 'unknown';
}
