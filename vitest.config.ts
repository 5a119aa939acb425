import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'tests/long/**', 'node_modules/**'],
    testTimeout: 60_000,
    // By itself Vitest leaves one core free, of two that is half of them.
    maxWorkers: availableParallelism(),
    // Files share what they import: nearly half of the time went into loading the same modules again.
    isolate: false,
  },
});
