import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe } from 'vitest';
import { testFeaturePage } from '../harness/feature-page.js';

for (const name of readdirSync(import.meta.dirname).filter(name => name.endsWith('.md'))) {
  describe(name, () => testFeaturePage(path.join(import.meta.dirname, name)));
}
