import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/**', '.vscode-e2e/**', '.cache/**', 'coverage/**', '**/*.d.mts'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // What the compiler cannot see: promises that nobody waits for, and conditions that are always true because of one.
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'eqeqeq': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Nothing is exported without a name.' }],
    },
  },
  {
    // The catalog is data: whatever is computed from it stands elsewhere.
    files: ['server/src/catalog/*/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', { selector: 'ExportNamedDeclaration > FunctionDeclaration', message: 'The catalog is data; put the function where it is used.' }],
    },
  },
  { files: ['vitest.config.mjs', 'eslint.config.mjs'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/*.mjs'], rules: { 'no-var': 'error', 'prefer-const': 'error', 'eqeqeq': 'error' } },
);
