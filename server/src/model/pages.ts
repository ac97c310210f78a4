import type { Model } from './model.js';

/**
 * Whether the document could hold the property pages. A registry export or a script holds registry values and nothing else,
 * so that what is absent there need not be absent in the connector. A heading of an IMC document is the section's own name.
 */
export function holdsPages(model: Model): boolean {
  return model.sections.some(({ fact }) => fact?.section !== undefined && fact.name.toLowerCase() === fact.section.toLowerCase());
}
