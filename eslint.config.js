import tseslint from 'typescript-eslint';
import reactHooks from 'eslint-plugin-react-hooks';

/**
 * Which folder may import which (docs/decisions/0002-folders-and-boundaries.md). Node built-ins, Electron and
 * libraries are limited per folder too; the TypeScript projects in build/typescript keep the environments apart.
 */
const FOLDERS = ['core', 'services', 'electron', 'web', 'cli', 'renderer', 'build', 'test', 'bench'];
const MAY_IMPORT = {
  core: ['core'],
  services: ['core', 'services'],
  electron: ['core', 'services', 'electron'],
  web: ['core', 'services', 'web'],
  cli: ['core', 'services', 'cli'],
  renderer: ['core', 'renderer'],
};

/** Hosts see the contract of core, and no rule of the domain. */
const CONTRACT_ONLY = ['electron', 'web'];

const boundary = (folder) => {
  const refused = FOLDERS.filter((each) => !MAY_IMPORT[folder].includes(each));
  const patterns = [
    {
      group: refused.flatMap((each) => [`#${each}/*`, `**/../${each}/**`]),
      message: `${folder}/ may import ${MAY_IMPORT[folder].join(', ')} only.`,
    },
  ];
  if (folder === 'core') patterns.push({ regex: '^(?!zod$|#core/|\\.{1,2}/)', message: 'core/ may use zod and itself.' });
  if (folder === 'services' || folder === 'web' || folder === 'cli')
    patterns.push({ group: ['electron', 'react', 'react-*'], message: `${folder}/ knows no window.` });
  if (folder === 'services')
    patterns.push({ group: ['node:http', 'node:https', 'node:net', 'node:dgram', 'node:tls'], message: 'services/ opens no connection.' });
  if (folder === 'renderer') patterns.push({ group: ['node:*', 'electron'], message: 'renderer/ runs in a page.' });
  if (CONTRACT_ONLY.includes(folder)) {
    patterns.push({
      regex: '^#core/(?!contract/|questionnaire/wording$)',
      message: `${folder}/ is a host: of core it sees the contract only.`,
    });
  }
  return {
    files: [`${folder}/**/*.{ts,tsx}`],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
};

export default tseslint.config(
  { ignores: ['dist/**', '.cache/**', 'node_modules/**', 'test-results/**', 'playwright-report/**', '**/*.cjs', 'test/content/broken/**'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  { files: ['cli/**', 'web/**', 'electron/**', 'build/**', 'bench/**', 'test/**'], rules: { 'no-console': 'off' } },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    // Read by browsers that can do nothing else.
    files: ['renderer/browser-check.js'],
    languageOptions: { ecmaVersion: 5, sourceType: 'script' },
  },
  {
    files: ['core/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'Date', 'process', 'window', 'document', 'crypto', 'fetch', 'setTimeout', 'setInterval'],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'core/ knows no randomness.' }],
    },
  },
  ...Object.keys(MAY_IMPORT).map(boundary),
);
