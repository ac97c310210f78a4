/** Where the documentation stands; the same address as `homepage` of package.json. */
export const HOMEPAGE = 'https://imc-config.example';

/** The page of a rule in the documentation. */
export function pageOf(code: string): string {
  return `${HOMEPAGE}/rules/${code}`;
}
