import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './server.js';

/** Starts the server over the transport that the arguments name: `--stdio`, `--node-ipc`, `--socket=PORT`. */
export function startNodeServer(): void {
  startServer(createConnection(ProposedFeatures.all), {
    pause: () => new Promise(resolve => setImmediate(resolve)),
    now: () => performance.now(),
  });
}
