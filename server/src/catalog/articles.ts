/**
 * Where sources can be read, as patterns. The archive of the Knowledge Base files an article under the first three digits
 * of its number; titles are not kept here.
 */
export const links = {
  kb: 'https://jeffpar.github.io/kbarchive/kb/{group}/{article}/',
  rfc: 'https://www.rfc-editor.org/rfc/rfc{number}',
} as const;
