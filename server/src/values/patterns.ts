/** What texts and numbers mean that are written by a pattern of their own. Nothing is checked here: each pattern has a rule. */

/** A sender of the message filter (`Q155683`, `Q247296`); undefined for what is none of the forms. */
export function explainOriginator(text: string): string | undefined {
  const [, hash = '', user = '', domain = ''] = /^(#?)([^\s@#;,"]*)@([^\s@;,"]+)$/.exec(text.trim()) ?? [];
  if (domain === '') return /^(?:#[^\s@]+|[^\s@#;,"]+)$/.test(text.trim()) ? 'The dialog takes this form; what it means in the registry is not documented (Q247296)' : undefined;
  const isAddress = /^\[[^\]]+\]$/.test(domain);
  if (user !== '') return hash === '' ? `Mail whose sender is ${user}@${domain}` : undefined;
  if (isAddress) return hash === '' ? `Mail of every sender with the address ${domain} for a domain` : undefined;
  return hash === '' ? `Mail of everybody at ${domain} and its subdomains (from 5.5)` : `Mail of everybody at ${domain} itself, none of its subdomains (from 5.5)`;
}

/** An address of an address space, which is compared with the whole address of a recipient (`Q229961`, `Q152471`). */
export function explainAddressSpace(text: string): string | undefined {
  const pattern = text.trim();
  if (/[\s=;]/.test(pattern)) return undefined;                                // an address of another type
  if (pattern === '' || pattern === '*') return 'Every address of the type';
  const [, whole, domain] = /^([^@]*)@([^@*]+)$/.exec(pattern) ?? [];
  if (whole === '*') return `Every address at ${domain}; those at its subdomains are none of them`;
  if (whole === '') return `No address: the whole address is compared, and none begins with @ (Q229961)`;
  if (whole !== undefined && !whole.includes('*')) return `The address ${pattern} alone`;
  if (pattern.includes('*')) return 'Every address that fits, where * stands for any characters';
  return /^[^@]+\.[^@]+$/.test(pattern) ? 'No address at this domain: the whole address is compared, so it would have to be *@ and the domain (Q229961)' : undefined;
}

/** The tag of a MAPI property: its number in the high word, zeros in the low word (`Q258206`). */
export function explainPropertyTag(number: number): string {
  const [property, rest] = [Math.floor(number / 0x10000), number % 0x10000];
  const named = property === 0x8036 ? ', which is Custom Attribute 10' : '';
  if (property === 0) return `No property in the high word; 0x${number.toString(16)}0000 would be property 0x${number.toString(16)}`;
  return `Property 0x${property.toString(16).padStart(4, '0')}${named}${rest === 0 ? '' : `; the low word is 0x${rest.toString(16).padStart(4, '0')} and should be zero`}`;
}
