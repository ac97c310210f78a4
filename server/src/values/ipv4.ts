/**
 * An IPv4 address as an unsigned number of 32 bits: four decimal numbers from 0 to 255 without leading zeros. Short,
 * octal and hexadecimal forms are no addresses here: the relay lists calculate with what is written (`Q193922`).
 */
export function parseIPv4(text: string): number | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (!match) return undefined;
  let address = 0;
  for (const part of match.slice(1)) {
    const number = Number(part);
    if (number > 255 || part.length > 1 && part.startsWith('0')) return undefined;
    address = address * 256 + number;
  }
  return address;
}

/** The dotted form of an address. */
export function formatIPv4(address: number): string {
  return [24, 16, 8, 0].map(shift => (address >>> shift) & 255).join('.');
}
