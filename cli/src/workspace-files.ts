import { readdir, stat } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Files } from '../../server/src/workspace/workspace-documents.js';
import { folderOf } from '../../server/src/workspace/places.js';
import { languageByName } from './find-documents.js';
import { readDocument } from './read-document.js';

/** Documents and exports that are looked at beside the open ones; a folder with more is no folder of configurations. */
const MOST_FILES = 2000;
/** Folders that are walked through: an editor may have been started in somebody's home. */
const MOST_FOLDERS = 2000;
/** A file is read for a neighbour's sake up to this size, in bytes. */
const LARGEST = 16 * 1024 * 1024;

/**
 * The IMC documents, registry files and scripts below the folders of an editor that cannot be asked for them, read from the disk.
 * Addresses begin as the editor writes that of the folder. Folders that are hidden or full of packages are left out, and links are not followed.
 */
export function filesOnDisk(folders: () => readonly string[]): Files {
  return {
    async find() {
      const found: string[] = [];
      const waiting = folders().map(uri => uri.replace(/\/+$/, ''));
      for (let seen = 0; seen < MOST_FOLDERS && found.length < MOST_FILES; seen++) {
        const folder = waiting.shift();
        if (folder === undefined) break;
        for (const entry of await entriesOf(folder)) {
          const uri = `${folder}/${encodeURIComponent(entry.name)}`;
          if (entry.isDirectory()) {
            if (entry.name !== 'node_modules' && !entry.name.startsWith('.')) waiting.push(uri);
          } else if (entry.isFile() && languageByName(entry.name)) found.push(uri);
        }
      }
      return found.slice(0, MOST_FILES);
    },
    async read(uri) {
      const path = pathOf(uri);
      if (path === undefined || folderOf(folders(), pathToFileURL(path).href) === undefined) return undefined;
      const { size } = await stat(path);
      if (size > LARGEST) return undefined;
      const read = await readDocument(path);
      return 'problem' in read ? undefined : read.text;
    },
  };
}

async function entriesOf(folder: string) {
  const path = pathOf(`${folder}/`);
  const entries = path === undefined ? [] : await readdir(path, { withFileTypes: true }).catch(() => []);
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Undefined for what lies on no disk of this computer. */
function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
