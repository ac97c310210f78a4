import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer, type Runtime } from './server.js';

/**
 * Starts the server over the transport that the arguments name: `--stdio`, `--node-ipc`, `--socket=PORT`. With `disk`, files are read
 * there for an editor that does not offer them itself.
 */
export function startNodeServer(disk?: Runtime['disk']): void {
  startServer(createConnection(ProposedFeatures.all), {
    pause: () => new Promise(resolve => setImmediate(resolve)),
    now: () => performance.now(),
    ...disk && { disk },
  });
}
