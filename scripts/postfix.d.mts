export function postfixPackage(): string | undefined;
export function ensurePostfix(): void;
