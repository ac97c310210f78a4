export function unpacked(name: string): string | undefined;
export function ensureServers(): void;
export function ensureFetchmail(): void;
