import { type Mechanism, overAndOut } from './mechanism.js';

/** RFC 4616: everything in the initial response, the authorization identity left empty. */
export const plain: Mechanism = {
  name: 'PLAIN',
  showsPassword: true,
  begin({ account, password }) {
    return { initial: new TextEncoder().encode(`\0${account}\0${password}`), exchange: overAndOut };
  },
};
