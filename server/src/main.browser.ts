import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from 'vscode-languageserver/browser';
import { startServer } from './server.js';

declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];
declare const MessageChannel: new () => { readonly port1: { onmessage: (() => void) | null }; readonly port2: { postMessage(message: null): void } };

const channel = new MessageChannel();
startServer(createConnection(ProposedFeatures.all, new BrowserMessageReader(self), new BrowserMessageWriter(self)), {
  pause: () => new Promise(resolve => {
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(null);
  }),
  now: () => performance.now(),
});
