import * as net from 'node:net';
import { place } from './place.js';
import { listenFault, type WireFault } from './wire-faults.js';

/** Callers at one time for each host that is asked; a provider opens one for a message at most, and many at once (Postfix: 20 by default). */
const CALLERS = 50;

/** Waits for providers to call back after ETRN. */
export class Listener {
  readonly #server: net.Server;

  private constructor(server: net.Server) {
    this.#server = server;
  }

  /** Listens at once, so that a port in use is known before the provider is asked for anything. */
  static open(host: string, port: number, hosts: number, called: (socket: net.Socket) => void): Promise<Listener | WireFault> {
    return new Promise((resolve) => {
      // Whoever has closed his half may still listen (`Wire.open`).
      const server = net.createServer({ allowHalfOpen: true }, called);
      server.maxConnections = CALLERS * hosts;
      server.once('error', (error) => resolve(listenFault(error, place(host, port))));
      server.listen({ host, port, exclusive: true }, () => {
        server.removeAllListeners('error');
        server.on('error', () => undefined);
        resolve(new Listener(server));
      });
    });
  }

  /** `address:port`, the port being the real one. */
  get place(): string {
    const address = this.#server.address() as net.AddressInfo;
    return place(address.address, address.port);
  }

  /** Takes no further callers; those that are here are left alone. */
  close(): void {
    this.#server.close();
  }
}
