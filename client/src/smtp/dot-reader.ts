/** How far the mail data has been read. A value: the same state may be read on from twice. */
export interface DotState {
  readonly place: Place;
  /** Octets of mail data so far, dots unstuffed. */
  readonly octets: number;
  /** CRs without a LF after them, and LFs without a CR before them. They are mail data like any other octet and end nothing. */
  readonly bareCr: number;
  readonly bareLf: number;
}

export interface DotRead {
  readonly state: DotState;
  /** What of the piece is mail data, in order: every octet as it came, but for the dot that the sender put before a leading dot. Views of the piece, as a rule. */
  readonly data: readonly Uint8Array[];
  /** What follows the end of the mail data; null while that has not come. */
  readonly rest: Uint8Array | null;
}

/** What the octets before this one were, as far as it matters. Mail data begins as if a CRLF went before it: that of the DATA command. */
type Place = 'line' | 'dot' | 'dot cr' | 'cr' | 'text' | 'ended';

export const MAIL_DATA_BEGINS: DotState = { place: 'line', octets: 0, bareCr: 0, bareLf: 0 };

/**
 * Reads a piece of what follows 354, cut anywhere (RFC 5321 §4.5.2). The data ends at CRLF.CRLF and at nothing that only resembles it; a
 * leading dot is taken off after CRLF alone. Whoever is more generous lets a sender hide a second message in the first (CVE-2023-51764).
 * After the end all octets are `rest`. Time grows with the length of the piece; nothing is kept of it.
 */
export function readMailData(before: DotState, piece: Uint8Array): DotRead {
  if (before.place === 'ended') return { state: before, data: [], rest: piece };
  let place: Place = before.place;
  let { bareCr, bareLf } = before;
  const out = new Outlet(piece);
  let at = 0;
  // Where the next LF is, looked for once and not again from each CR before it: a piece without any LF would be searched over and over.
  let lf = -1;
  while (at < piece.length && place !== 'ended') {
    switch (place) {
      case 'line':
        if (piece[at] === DOT) {
          out.dropOctet(at);
          at += 1;
          place = 'dot';
        } else place = 'text';
        break;
      case 'dot':
        if (piece[at] === CR) {
          // Kept back: with a LF it is the end, with anything else it is mail data.
          out.dropOctet(at);
          at += 1;
          place = 'dot cr';
        } else place = 'text';
        break;
      case 'dot cr':
        if (piece[at] === LF) {
          out.dropOctet(at);
          at += 1;
          place = 'ended';
        } else {
          out.giveBackCr(at);
          place = 'cr';
        }
        break;
      case 'cr':
        if (piece[at] === LF) {
          at += 1;
          place = 'line';
        } else {
          bareCr += 1;
          place = 'text';
        }
        break;
      case 'text': {
        const cr = find(piece, CR, at);
        if (lf < at) lf = find(piece, LF, at);
        while (lf < cr) {
          bareLf += 1;
          lf = find(piece, LF, lf + 1);
        }
        at = Math.min(cr + 1, piece.length);
        if (cr < piece.length) place = 'cr';
        break;
      }
    }
  }
  const data = out.taken(at);
  return { state: { place, octets: before.octets + out.octets, bareCr, bareLf }, data, rest: place === 'ended' ? piece.subarray(at) : null };
}

const CR = 13;
const LF = 10;
const DOT = 46;
const ONE_CR = Uint8Array.of(CR);

/** Beyond the end where there is none, so that places can be compared. */
function find(piece: Uint8Array, octet: number, from: number): number {
  const at = piece.indexOf(octet, from);
  return at < 0 ? piece.length : at;
}

/** What is left of a piece when some octets are taken out: views of it between them, or one copy where these would be very many. */
class Outlet {
  readonly #piece: Uint8Array;
  readonly #views: Uint8Array[] = [];
  #copy: Uint8Array | null = null;
  /** Octets of the copy. */
  #filled = 0;
  /** Start of what is neither taken nor dropped. */
  #from = 0;
  octets = 0;

  constructor(piece: Uint8Array) {
    this.#piece = piece;
  }

  dropOctet(at: number): void {
    this.#take(at);
    this.#from = at + 1;
  }

  /** A CR that was dropped, perhaps as the last octet of the piece before. */
  giveBackCr(at: number): void {
    this.#take(at);
    this.#add(ONE_CR);
  }

  taken(end: number): readonly Uint8Array[] {
    this.#take(end);
    return this.#copy ? [...this.#views, this.#copy.subarray(0, this.#filled)] : this.#views;
  }

  #take(end: number): void {
    if (end > this.#from) this.#add(this.#piece.subarray(this.#from, end));
    this.#from = end;
  }

  #add(part: Uint8Array): void {
    this.octets += part.length;
    if (this.#views.length < VIEWS) return void this.#views.push(part);
    // One octet more than the piece: a CR kept back from the piece before may come on top.
    this.#copy ??= new Uint8Array(this.#piece.length + 1);
    this.#copy.set(part, this.#filled);
    this.#filled += part.length;
  }
}

/** Views of one piece; more than that take more memory than a copy. Of ordinary mail some lines in a hundred begin with a dot. */
const VIEWS = 64;
