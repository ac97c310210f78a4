/** The workspace folder that a document lies in, the innermost where they are nested; undefined outside of all of them. */
export function folderOf(folders: readonly string[], uri: string): string | undefined {
  let found: string | undefined;
  const plain = plainUri(uri);
  for (const folder of folders) {
    const start = folder.endsWith('/') ? folder : `${folder}/`;
    if (plain.startsWith(plainUri(start)) && folder.length > (found?.length ?? -1)) found = folder;
  }
  return found;
}

/** The directory that a document lies in; undefined for one that has no place, such as an untitled one. */
export function directoryOf(uri: string): string | undefined {
  const end = uri.lastIndexOf('/');
  return end <= 0 || uri.startsWith('untitled:') ? undefined : plainUri(uri.slice(0, end));
}

/** An address as it is compared: which characters are escaped, and the case of a drive's letter, are left to whoever writes it. */
export function plainUri(uri: string): string {
  let plain = uri;
  try {
    plain = decodeURIComponent(uri);
  } catch {}                                                      // escapes that are none stand for themselves
  return plain.replace(/^file:\/\/\/[A-Z]:/, drive => drive.toLowerCase());
}

/** What people call a document: the last part of its address or path. */
export function nameOf(uri: string): string {
  const name = uri.slice(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('\\')) + 1);
  if (!/^[a-z][a-z\d+.-]+:/i.test(uri)) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
