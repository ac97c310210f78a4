// The few globals that Node and a browser worker both have and ES2023 does not declare.
declare class URL {
  constructor(url: string, base?: string);
  readonly hostname: string;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}
declare class TextEncoder {
  encode(input?: string): Uint8Array;
}
