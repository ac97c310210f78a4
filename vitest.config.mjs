import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// `fast` needs nothing but Node, `package` what is shipped, `postfix` and `servers` real mail servers, `vscode` a real VS Code and a browser.
export default defineConfig({
  test: {
    // By itself vitest leaves one of them to whoever watches for changes.
    maxWorkers: availableParallelism(),
    projects: [
      { test: { name: 'fast', include: ['test/**/*.test.ts'], setupFiles: ['test/harness/seed.ts'], exclude: ['test/postfix/**', 'test/servers/**', 'test/vscode/**', 'test/package/**'], testTimeout: 60_000 } },
      { test: { name: 'package', include: ['test/package/**/*.test.ts'], testTimeout: 120_000, fileParallelism: false } },
      { test: { name: 'postfix', include: ['test/postfix/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 180_000, fileParallelism: false } },
      { test: { name: 'servers', include: ['test/servers/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 180_000 } },
      { test: { name: 'vscode', include: ['test/vscode/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 600_000, fileParallelism: false } },
    ],
  },
});
