import type { EventEntry } from './entry.js';
import { connectionEvents } from './events/connections.js';
import { messageEvents } from './events/messages.js';
import { reports } from './events/reports.js';
import { startEvents } from './events/start.js';

/** All events of the application log that articles tell of, errors of the service manager, and reports. */
export const events: readonly EventEntry[] = [...startEvents, ...connectionEvents, ...messageEvents, ...reports];
