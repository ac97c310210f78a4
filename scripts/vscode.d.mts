export interface Release {
  readonly codeServer: string;
  readonly vscode: string;
  readonly node: string;
}
export interface Place {
  readonly home: string;
  readonly node: string;
  readonly entry: string;
  readonly cli: string;
}
export const releases: { readonly newest: Release; readonly floor: Release };
export function placeOf(release: Release): Place;
export function ensureVsCode(release: Release, say?: (line: string) => void): Place;
