/*
 * The three messages of NTLM as octets (MS-NLMP 2.2.1). Numbers stand with the low octet first. A field is a length, the same once more, and
 * where in the message it begins.
 */

export const FLAGS = {
  unicode: 0x1,
  oem: 0x2,
  requestTarget: 0x4,
  ntlm: 0x200,
  alwaysSign: 0x8000,
  extendedSessionSecurity: 0x80000,
  targetInfo: 0x800000,
} as const;

/**
 * What we ask for; every server tried took it. Signing, sealing and the exchange of keys are not among it: SMTP makes no use of them.
 */
export const ASKED_FLAGS =
  FLAGS.unicode | FLAGS.oem | FLAGS.requestTarget | FLAGS.ntlm | FLAGS.alwaysSign | FLAGS.extendedSessionSecurity;

/** Type 2: what the server says. */
export interface Challenge {
  readonly flags: number;
  /** 8 octets. */
  readonly nonce: Uint8Array;
  /** As it came: it goes into the answer unchanged. Empty where there is none (Exim, Cyrus SASL, Exchange 5.5: `Q262945`). */
  readonly targetInfo: Uint8Array;
  /** MsvAvTimestamp, 8 octets; null where there is none. */
  readonly timestamp: Uint8Array | null;
}

export interface Answer {
  readonly flags: number;
  readonly domain: Uint8Array;
  readonly user: Uint8Array;
  readonly lm: Uint8Array;
  readonly nt: Uint8Array;
  /** The message integrity code, 16 octets; it brings the field for the version with it, which is left empty. */
  readonly mic?: Uint8Array;
}

/** Type 1. Names neither a domain nor this computer. The field for a version is there and empty: some servers (gss-ntlmssp) take nothing shorter. */
export function negotiateMessage(): Uint8Array {
  const message = begin(40, 1);
  const view = new DataView(message.buffer);
  view.setUint32(12, ASKED_FLAGS, true);
  writeField(view, 16, 40, 0);
  writeField(view, 24, 40, 0);
  return message;
}

/**
 * Reads type 2; null for everything that is not a whole one. Short messages are normal: the header of 32 octets is enough, and the fields
 * behind it are read only where the flags say that they are there.
 */
export function readChallenge(message: Uint8Array): Challenge | null {
  if (message.length < 32 || message.length > LONGEST || !SIGNATURE.every((octet, at) => message[at] === octet)) return null;
  const view = new DataView(message.buffer, message.byteOffset, message.length);
  if (view.getUint32(8, true) !== 2) return null;
  if (readField(message, view, 12) === null) return null;
  const flags = view.getUint32(20, true);
  const hasInfo = (flags & FLAGS.targetInfo) !== 0 && message.length >= 48;
  const targetInfo = hasInfo ? readField(message, view, 40) : NOTHING;
  if (targetInfo === null) return null;
  const timestamp = timestampIn(targetInfo);
  return timestamp === undefined ? null : { flags, nonce: message.slice(24, 32), targetInfo, timestamp };
}

/** Type 3. */
export function authenticateMessage({ flags, domain, user, lm, nt, mic }: Answer): Uint8Array {
  const fields: readonly (readonly [at: number, value: Uint8Array])[] = [[28, domain], [36, user], [44, NOTHING], [12, lm], [20, nt], [52, NOTHING]];
  const head = mic ? 88 : 64;
  const message = begin(head + fields.reduce((sum, [, value]) => sum + value.length, 0), 3);
  const view = new DataView(message.buffer);
  if (mic) message.set(mic, 72);
  let end = head;
  for (const [at, value] of fields) {
    writeField(view, at, end, value.length);
    message.set(value, end);
    end += value.length;
  }
  view.setUint32(60, flags, true);
  return message;
}

/** 12,288 octets of base64 are all that a challenge may be (RFC 4954 §4). It also keeps every length below 65,536. */
const LONGEST = 9216;
/** `NTLMSSP` and a nought. */
const SIGNATURE = [0x4e, 0x54, 0x4c, 0x4d, 0x53, 0x53, 0x50, 0];
const NOTHING = new Uint8Array(0);

function begin(length: number, type: number): Uint8Array<ArrayBuffer> {
  const message = new Uint8Array(length);
  message.set(SIGNATURE);
  message[8] = type;
  return message;
}

function writeField(view: DataView, at: number, start: number, length: number): void {
  view.setUint16(at, length, true);
  view.setUint16(at + 2, length, true);
  view.setUint32(at + 4, start, true);
}

/** Null when the field points out of the message. An empty one may point anywhere. */
function readField(message: Uint8Array, view: DataView, at: number): Uint8Array | null {
  const length = view.getUint16(at, true);
  const start = view.getUint32(at + 4, true);
  if (length === 0) return NOTHING;
  return start + length <= message.length ? message.slice(start, start + length) : null;
}

/**
 * The target's information as it goes into the proof where a message integrity code is sent: with a flag that says so, and with the channel bindings
 * (MS-NLMP 2.2.2.1, 3.1.5.1.2). What the server says stays as it came.
 */
export function withPromises(targetInfo: Uint8Array, bindings: Uint8Array): Uint8Array {
  const view = new DataView(targetInfo.buffer, targetInfo.byteOffset, targetInfo.length);
  const pairs: Uint8Array[] = [];
  let flags = 0;
  for (let at = 0; at + 4 <= targetInfo.length; ) {
    const [kind, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    if (kind === END_OF_LIST) break;
    if (kind === AV_FLAGS && length === 4) flags = view.getUint32(at + 4, true);
    else if (kind !== CHANNEL_BINDINGS) pairs.push(targetInfo.slice(at, at + 4 + length));
    at += 4 + length;
  }
  const value = new Uint8Array(4);
  new DataView(value.buffer).setUint32(0, (flags | HAS_CODE) >>> 0, true);
  pairs.push(pair(AV_FLAGS, value), pair(CHANNEL_BINDINGS, bindings), pair(END_OF_LIST, NOTHING));
  const all = new Uint8Array(pairs.reduce((sum, { length }) => sum + length, 0));
  pairs.reduce((at, each) => (all.set(each, at), at + each.length), 0);
  return all;
}

function pair(kind: number, value: Uint8Array): Uint8Array {
  const octets = new Uint8Array(4 + value.length);
  const view = new DataView(octets.buffer);
  view.setUint16(0, kind, true);
  view.setUint16(2, value.length, true);
  octets.set(value, 4);
  return octets;
}

const AV_FLAGS = 6;
const CHANNEL_BINDINGS = 10;
/** Of MsvAvFlags: there is a message integrity code. */
const HAS_CODE = 0x2;
const END_OF_LIST = 0;
const TIMESTAMP = 7;

/** Undefined when the pairs (MS-NLMP 2.2.2.1) do not fit the octets. A missing end of the list is let pass. */
function timestampIn(targetInfo: Uint8Array): Uint8Array | null | undefined {
  const view = new DataView(targetInfo.buffer, targetInfo.byteOffset, targetInfo.length);
  let timestamp: Uint8Array | null = null;
  for (let at = 0; at < targetInfo.length; ) {
    if (at + 4 > targetInfo.length) return undefined;
    const kind = view.getUint16(at, true);
    const end = at + 4 + view.getUint16(at + 2, true);
    if (end > targetInfo.length) return undefined;
    if (kind === END_OF_LIST) break;
    if (kind === TIMESTAMP) {
      if (end - at !== 12) return undefined;
      timestamp ??= targetInfo.slice(at + 4, end);
    }
    at = end;
  }
  return timestamp;
}
