import { type Mechanism, overAndOut } from './mechanism.js';

/** RFC 2195: the account, a blank, and the HMAC-MD5 of the challenge in lower-case hexadecimal. Has no initial response. */
export const cramMd5: Mechanism = {
  name: 'CRAM-MD5',
  showsPassword: false,
  begin({ account, password }, hashes) {
    return {
      initial: null,
      exchange(challenge) {
        // A provider that sends nothing to hash would get a digest that can be looked up in a table.
        if (!challenge?.length) return { kind: 'stop', why: 'The provider sent no CRAM-MD5 challenge that could be read.' };
        const digest = hashes.hmacMd5(new TextEncoder().encode(password), challenge);
        const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
        return { kind: 'answer', data: new TextEncoder().encode(`${account} ${hex}`), next: overAndOut };
      },
    };
  },
};
