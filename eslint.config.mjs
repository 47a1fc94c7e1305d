import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const NODE = [
  'process',
  'console',
  'require',
  'module',
  '__dirname',
  'fetch',
  'AbortSignal',
  'setTimeout',
  'clearTimeout',
  'URL',
  'Buffer',
];
const globals = Object.fromEntries(NODE.map((name) => [name, 'readonly']));

export default tseslint.config(
  {
    ignores: ['node_modules/', 'dist/', 'build/', '.cache/', '.tmp/', '.strapi/', 'coverage/', 'types/generated/', 'public/'],
  },
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: ['**/*.{js,cjs,mjs}'], languageOptions: { globals } },
  { files: ['**/*.{js,cjs}'], languageOptions: { sourceType: 'commonjs' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'tests/tsconfig.json', 'plugins/workboard/admin/tsconfig.json', 'src/admin/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false } }],
      '@typescript-eslint/no-invalid-void-type': ['error', { allowAsThisParameter: true, allowInGenericTypeArguments: true }],
      // `return refuse(…)` ends a branch in one line.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // React's hooks hand out functions of objects that never look at `this`.
      '@typescript-eslint/unbound-method': 'off',
      // A driver may give a number as text (PostgreSQL's bigint) where its types say number.
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      // It takes the type a knex row is read as for superfluous, because knex infers it from that very assertion.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  { files: ['src/**', 'plugins/**'], rules: { 'no-console': 'error' } },
  // What an HTTP answer or a mock holds is what the test is about.
  { files: ['tests/**'], rules: { '@typescript-eslint/no-unsafe-assignment': 'off' } },
  {
    files: ['plugins/workboard/admin/**/*.{ts,tsx}', 'src/admin/**/*.{ts,tsx}', 'tests/admin/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
);
