import { run } from './run.js';
import { processIo } from './process-io.js';

void processIo(io => run(process.argv.slice(2), io));
