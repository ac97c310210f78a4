import type { Deletion, Heading, Item } from './content.js';
import { longPath, pathOf } from './keys.js';

export const TAKEN_OUT = 'it is taken out of the registry again further down, which this form cannot say; without that it would be in force';

/**
 * The settings that a later deletion takes back, where the deletion itself cannot be said in the other form: said alone they
 * would come into force.
 */
export function takenOutAgain(items: readonly Item[], isHeld: (deletion: { readonly item: Deletion; readonly heading: Heading | undefined }) => boolean): ReadonlySet<Item> {
  const gone = new Set<Item>();
  if (!items.some(({ kind }) => kind === 'deletion')) return gone;
  const written = new Map<string, Item[]>();
  let heading: Heading | undefined;
  const path = (name: string) => plain(`${heading ? pathOf(heading) ?? '' : ''}\\${name}`);
  for (const item of items) {
    if (item.kind === 'heading') heading = item;
    else if (item.kind === 'setting') written.set(path(item.name), [...written.get(path(item.name)) ?? [], item]);
    else if (item.kind === 'deletion' && !isHeld({ item, heading })) {
      for (const [one, settings] of written) {
        if (item.of === 'value' ? one === path(item.name) : one.startsWith(`${plain(item.name)}\\`)) settings.forEach(setting => gone.add(setting));
      }
    }
  }
  return gone;
}

function plain(path: string): string {
  return longPath(path).toLowerCase();
}
