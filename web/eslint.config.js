import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['dist', 'src/gen', 'node_modules', 'scripts/*.mjs', 'eslint.config.js'] },
  ...tseslint.configs.strictTypeChecked,
  reactHooks.configs.flat['recommended-latest'],
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-ignore': true, 'ts-expect-error': true, 'ts-nocheck': true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'max-lines': ['error', { max: 300 }],
      'no-warning-comments': 'error',
      'no-console': 'error',
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@mantine/*', 'recharts'], message: 'Pages use the kit in src/ui, so that a change of library touches one folder.' }] },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'Text becomes markup through React only.',
        },
        ...['BinaryExpression[operator=/^[!=]==?$/] > Literal', 'CallExpression[callee.property.name=/^(includes|indexOf)$/] > Literal', 'SwitchCase > Literal',
          'CallExpression[callee.property.name=/^(includes|indexOf|some|find)$/] > MemberExpression > ArrayExpression > Literal', "NewExpression[callee.name='Set'] > ArrayExpression > Literal",
        ].map((where) => ({
          selector: `${where}[value=/^(OWNER|ADMIN|PRIVACY_OFFICER|HELPDESK|AUDITOR|OPERATOR|PROVISIONER)$/]`,
          message: 'The server says what is allowed (useMay, actions, assignable, limitable): the console never concludes it from a role.',
        })),
      ],
    },
  },
  { files: ['src/ui/**', 'src/app/**'], rules: { 'no-restricted-imports': 'off' } },
)
