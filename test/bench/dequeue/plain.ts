import type { Socket } from 'node:net';
import { KeptFile } from './kept-file.js';

const END_OF_LINE = '\r\n';

/**
 * The limit: as little between socket and disk as there can be. It understands what the provider of the comparison says and nothing else,
 * has no timeouts, checks nothing, and keeps no transcript. Greets at once; ends the connection after QUIT.
 */
export function receivePlainly(socket: Socket, early: Buffer, folder: string): void {
  let file: KeptFile | null = null;
  /** What came and is not used up: the beginning of a line, or of what may be the end of the mail data. */
  let held = early;
  /** Octets of `held` that are not mail data, or were taken already: the CRLF before the first line. */
  let skip = 0;
  let [reversePath, forwardPath] = ['', ''];
  const say = (line: string): void => void socket.write(`${line}\r\n`);

  const hear = (piece: Buffer): void => {
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    // Replies to a group of commands leave together (RFC 2920 §3.2).
    socket.cork();
    while (file ? takeMailData(file) : takeCommand());
    socket.uncork();
  };

  /** True while there is more to take. */
  const takeCommand = (): boolean => {
    const end = held.indexOf(END_OF_LINE);
    if (end < 0) return false;
    const line = held.toString('latin1', 0, end);
    held = held.subarray(end + 2);
    switch (line.slice(0, 4)) {
      case 'EHLO': say('250-receiver.example\r\n250 PIPELINING'); break;
      case 'MAIL': reversePath = line.slice(11, line.indexOf('>')); say('250 ok'); break;
      case 'RCPT': forwardPath = line.slice(9, -1); say('250 ok'); break;
      case 'DATA':
        file = new KeptFile(folder);
        held = Buffer.concat([Buffer.from(END_OF_LINE), held]);
        skip = 2;
        say('354 go on');
        break;
      case 'QUIT': say('221 bye'); socket.end(); break;
      default: say('250 ok');
    }
    return true;
  };

  const takeMailData = (growing: KeptFile): boolean => {
    let from = skip;
    for (let at = held.indexOf('\r\n.'); ; at = held.indexOf('\r\n.', from - 1)) {
      if (at < 0 || at + 5 > held.length) {
        // The last two octets may be the CRLF before a dot that is still to come.
        const keep = at < 0 ? Math.max(0, held.length - 2) : at;
        if (keep > from) growing.write(held.subarray(from, keep));
        skip = Math.max(0, from - keep);
        held = held.subarray(keep);
        return false;
      }
      if (at + 2 > from) growing.write(held.subarray(from, at + 2));
      from = at + 3;
      if (held[at + 3] !== 13 || held[at + 4] !== 10) continue;
      growing.store(reversePath, [forwardPath]);
      say('250 stored');
      file = null;
      skip = 0;
      held = held.subarray(at + 5);
      return held.length > 0;
    }
  };

  socket.setNoDelay(true);
  socket.on('data', hear);
  socket.on('error', () => socket.destroy());
  say('220 receiver.example');
  socket.resume();
}
