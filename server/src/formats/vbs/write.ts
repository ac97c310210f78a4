import { LARGEST_DWORD, parseNumber } from '../../values/number.js';

/** A text as a literal of VBScript; undefined where it holds what no literal can: an end of line. */
export function writeText(text: string): string | undefined {
  return /[\r\n]/.test(text) ? undefined : `"${text.replaceAll('"', '""')}"`;
}

/**
 * A number of 32 bits as a literal: in decimal, and in hexadecimal where it is asked for so or where a decimal number would be more than
 * the script host takes for a whole one. Undefined for what is no such number.
 */
export function writeInteger(text: string): string | undefined {
  const number = parseNumber(text, 'hex');
  if (number === undefined || number > LARGEST_DWORD) return undefined;
  if (number <= 0x7fffffff && !/^\s*0x/i.test(text)) return String(number);
  const digits = number.toString(16).toUpperCase();
  return `&H${digits}${digits.length <= 4 ? '&' : ''}`;
}

/** Data and its type, as RegWrite takes them: `1, "REG_DWORD"`. Undefined for data that it cannot write. */
export function writeData(type: string, value: string): string | undefined {
  if (type === 'REG_DWORD') {
    const number = writeInteger(value);
    return number && `${number}, "REG_DWORD"`;
  }
  const text = type === 'REG_SZ' || type === 'REG_EXPAND_SZ' ? writeText(value) : undefined;
  return text && `${text}, "${type}"`;
}
