import { type Mechanism, overAndOut } from './mechanism.js';

/**
 * LOGIN (draft-murchison-sasl-login; `Q173656`): two prompts, answered in order. What the prompts say differs from server to server and
 * is not looked at.
 */
export const login: Mechanism = {
  name: 'LOGIN',
  showsPassword: true,
  begin({ account, password }) {
    const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
    return {
      initial: null,
      exchange: () => ({ kind: 'answer', data: encode(account), next: () => ({ kind: 'answer', data: encode(password), next: overAndOut }) }),
    };
  },
};
