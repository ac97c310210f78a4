import { once } from 'node:events';
import { createConnection, createServer, type Server, type Socket } from 'node:net';

/** A provider that takes every ETRN and calls back when it is told to, with one message at a time. */
export class CallingProvider {
  /** Settles when ETRN was taken. */
  readonly asked: Promise<void>;

  private constructor(private readonly server: Server, private readonly sockets: Set<Socket>, asked: Promise<void>) {
    this.asked = asked;
  }

  static async start(host: string): Promise<CallingProvider> {
    const sockets = new Set<Socket>();
    let taken: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => { taken = resolve; });
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.write('220 calling.provider.example ESMTP\r\n');
      socket.on('data', (data) => {
        const verb = data.toString('latin1').slice(0, 4).toUpperCase();
        socket.write({ EHLO: '250-calling.provider.example\r\n250 ETRN\r\n', ETRN: '250 2.0.0 Queuing started\r\n', QUIT: '221 2.0.0 Bye\r\n' }[verb] ?? '500 5.5.1 What?\r\n');
        if (verb === 'ETRN') taken();
        if (verb === 'QUIT') socket.end();
      });
    });
    server.listen(25, host);
    await once(server, 'listening');
    return new CallingProvider(server, sockets, asked);
  }

  /** Calls back, hands over a message whatever is answered, and hangs up. */
  async deliver(to: { readonly host: string; readonly port: number }, subject: string): Promise<void> {
    const call = await this.call(to);
    if (await call.begin()) await call.say(`${messageText(subject)}\r\n.\r\n`);
    await call.say('QUIT\r\n');
    call.socket.destroy();
  }

  /** Calls back, sends the first half of a message, and waits. */
  async deliverHalf(to: { readonly host: string; readonly port: number }, subject: string): Promise<{ readonly closed: Promise<unknown>; readonly replies: readonly string[] }> {
    const call = await this.call(to);
    const closed = once(call.socket, 'close');
    await call.begin();
    const before = call.replies.length;
    call.socket.write(messageText(subject));
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { closed, get replies() { return call.replies.slice(before); } };
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async call(to: { readonly host: string; readonly port: number }): Promise<{ readonly socket: Socket; readonly replies: string[]; say(text: string): Promise<string>; begin(): Promise<boolean> }> {
    const socket = createConnection(to.port, to.host);
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    const replies: string[] = [];
    let wake: () => void = () => undefined;
    socket.on('data', (data) => {
      for (const line of data.toString('latin1').split('\r\n')) if (/^\d{3} /.test(line)) replies.push(line.slice(0, 3));
      wake();
    });
    let read = 0;
    const reply = async (): Promise<string> => {
      while (replies.length <= read && !socket.destroyed) await new Promise<void>((resolve) => { wake = resolve; setTimeout(resolve, 5000); });
      return replies[read++] ?? '';
    };
    await reply();
    const say = async (text: string): Promise<string> => {
      socket.write(text);
      return reply();
    };
    /** True when the receiver wants the mail data. */
    const begin = async (): Promise<boolean> => {
      await say('EHLO calling.provider.example\r\n');
      await say('MAIL FROM:<sender@sender.example>\r\n');
      if (!(await say('RCPT TO:<somebody@example.com>\r\n')).startsWith('2')) return false;
      return (await say('DATA\r\n')).startsWith('3');
    };
    return { socket, replies, say, begin };
  }
}

function messageText(subject: string): string {
  return `From: sender@sender.example\r\nTo: somebody@example.com\r\nSubject: ${subject}\r\nMessage-ID: <${subject.replaceAll(' ', '.')}@sender.example>\r\n\r\nThis text is in "${subject}".`;
}
