import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from 'vscode-languageserver/browser';
import { pauseOver, type Channel } from './pause.js';
import { startServer } from './server.js';

declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];
declare const MessageChannel: new () => Channel;

startServer(createConnection(ProposedFeatures.all, new BrowserMessageReader(self), new BrowserMessageWriter(self)), {
  pause: pauseOver(new MessageChannel()),
  now: () => performance.now(),
});
