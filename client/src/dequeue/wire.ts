import * as net from 'node:net';
import * as tls from 'node:tls';
import { serverEndPoint } from './binding.js';
import type { CertificatePolicy } from './job.js';
import { release } from './release.js';
import type { TlsResult } from './result.js';
import { certificateFault, connectionFault, handshakeFault, type WireFault } from './wire-faults.js';

export interface WireEvents {
  /** `data` is lent: its memory is given back when this returns. */
  bytes(data: Uint8Array): void;
  ended(): void;
  broken(fault: WireFault): void;
}

/** Replies that nobody reads pile up here; beyond this the other side is not listened to until it has read them. */
const HIGH_WATER = 256 * 1024;
/**
 * How long each address of a host but the last may take to answer, milliseconds; the last one has what is left of the time to connect. Node gives
 * them 250, which a dialled line with a lost first packet does not meet: it comes again after a second (RFC 6298 §2).
 */
const FOR_AN_ADDRESS = 3000;
/** How long a farewell may take to leave before the connection is cut. */
const LINGER = 500;

/** One TCP connection, in the clear or inside TLS. */
export class Wire {
  readonly #events: WireEvents;
  #socket: net.Socket;
  #closed = false;
  /** Somebody asked for a pause. */
  #paused = false;
  /** The other side does not read what we send. */
  #choked = false;
  /** The handshake has the socket; its errors are not the connection's. */
  #securing = false;

  private constructor(socket: net.Socket, events: WireEvents) {
    socket.setNoDelay(true); // a conversation of short lines: waiting to fill a segment only costs time
    this.#socket = socket;
    this.#events = events;
    this.#attach();
  }

  /**
   * Connects; the outcome is told by `connected` or by the event `broken`.
   *
   * @param found is told every address that the host turns out to have
   */
  static open(host: string, port: number, events: WireEvents, connected: (wire: Wire) => void, found: (address: string) => void = () => undefined): Wire {
    // Who has closed his half may listen still, and keeps a message whose 250 he does not hear: our half is closed by `close` alone.
    const wire = new Wire(net.connect({ host, port, allowHalfOpen: true, autoSelectFamilyAttemptTimeout: FOR_AN_ADDRESS }), events);
    wire.#socket.on('lookup', (_, address) => found(address));
    wire.#socket.once('connect', () => {
      found(wire.#socket.remoteAddress ?? host);
      connected(wire);
    });
    return wire;
  }

  /** Takes over a connection that came in. */
  static adopt(socket: net.Socket, events: WireEvents): Wire {
    return new Wire(socket, events);
  }

  /** Our end as an address literal (RFC 5321 §4.1.3). */
  get literal(): string {
    const address = (this.#socket.localAddress ?? '127.0.0.1').replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
    return net.isIPv6(address) ? `[IPv6:${address}]` : `[${address}]`;
  }

  send(data: Uint8Array): void {
    if (this.#closed) return;
    this.#gather();
    this.#socket.write(data);
    if (this.#socket.writableLength <= HIGH_WATER || this.#choked) return;
    this.#choked = true;
    this.#socket.pause();
    this.#socket.once('drain', () => {
      this.#choked = false;
      if (!this.#paused) this.#socket.resume();
    });
  }

  /** Replies to commands that came in one breath leave in one breath (RFC 2920 §3.2). */
  #gather(): void {
    const socket = this.#socket;
    if (socket.writableCorked > 0) return;
    socket.cork();
    process.nextTick(() => socket.uncork());
  }

  /** Does not listen to the other side until `resume`. */
  pause(): void {
    this.#paused = true;
    this.#socket.pause();
  }

  resume(): void {
    this.#paused = false;
    if (!this.#choked) this.#socket.resume();
  }

  /**
   * Does the TLS handshake as client and checks the certificate before anything else is sent. What was said in the clear and not yet read
   * goes to the handshake, where it does harm to nobody but whoever put it there.
   */
  secure(tlsName: string, policy: CertificatePolicy, done: (result: TlsResult, binding: Uint8Array | null) => void): void {
    if (this.#closed) return;
    const plain = this.#socket;
    this.#detach();
    this.#securing = true;
    const fail = (fault: WireFault): void => {
      if (this.#closed || !this.#securing) return;
      this.#securing = false;
      this.#events.broken(fault);
    };
    let secure: tls.TLSSocket;
    try {
      secure = tls.connect({
        socket: plain,
        rejectUnauthorized: false,
        checkServerIdentity: (_, certificate) => tls.checkServerIdentity(tlsName, certificate),
        ...(net.isIP(tlsName) === 0 ? { servername: tlsName } : {}),
        ...(policy.ca === null ? {} : { ca: [...tls.rootCertificates, policy.ca] }),
      });
    } catch (error) {
      return fail(handshakeFault(error));
    }
    this.#socket = secure;
    secure.on('error', (error) => (this.#securing ? fail(handshakeFault(error)) : undefined));
    secure.once('close', () => fail(handshakeFault(null)));
    secure.once('secureConnect', () => {
      if (this.#closed) return;
      const fault = certificateFault(secure, tlsName, policy);
      if (fault) return fail(fault);
      this.#securing = false;
      this.#attach();
      const authorized = policy.pin !== null || secure.authorized;
      const { raw } = secure.getPeerCertificate();
      done({ protocol: secure.getProtocol() ?? 'TLS', cipher: secure.getCipher().standardName, authorized }, raw === undefined ? null : serverEndPoint(raw));
    });
  }

  /** Lets out what is still to be sent, for a moment, and closes. Nothing is told any more. */
  close(): Promise<void> {
    this.#closed = true;
    const socket = this.#socket;
    // What was not listened to must be let in, or its end would never be seen.
    socket.resume();
    return new Promise((resolve) => {
      if (socket.destroyed) return resolve();
      const cut = setTimeout(() => socket.destroy(), LINGER);
      socket.once('close', () => {
        clearTimeout(cut);
        resolve();
      });
      if (socket.connecting || this.#securing) socket.destroy();
      else socket.destroySoon();
    });
  }

  #attach(): void {
    const socket = this.#socket;
    socket.on('data', (data: Buffer) => {
      if (!this.#closed) this.#events.bytes(data);
      release(data);
    });
    socket.on('end', () => {
      if (!this.#closed) this.#events.ended();
    });
    socket.on('error', (error) => {
      if (!this.#closed && this.#socket === socket) this.#events.broken(connectionFault(error));
    });
    // A connection may go without `end` or `error`, TLS above all; told after either of them it is not heard any more.
    socket.on('close', () => {
      if (!this.#closed && this.#socket === socket) this.#events.ended();
    });
  }

  #detach(): void {
    this.#socket.removeAllListeners('data');
    this.#socket.removeAllListeners('end');
  }
}
