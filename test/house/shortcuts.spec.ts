import { describe, expect, it } from '@jest/globals';
import { sourceFiles, textOf, withoutComments } from './source-files.js';

const files = sourceFiles(['apps', 'libs', 'migrations', 'test', 'tools', 'bench'], /\.(tsx?|mjs|cjs)$/).filter(
  (path) => !path.startsWith('test/house/'),
);

/** What would let something slip past the house, each with a line that shows it. */
const SHORTCUTS: Readonly<Record<string, readonly [pattern: RegExp, example: string]>> = {
  'a cast to any': [/\b(as|<)\s*any\b/, 'const party = input as any;'],
  'a silenced linter': [/eslint-disable/, '// eslint-disable-next-line'],
  'a silenced compiler': [/@ts-(ignore|expect-error|nocheck)/, '// @ts-ignore'],
  'something left for later': [/\b(TODO|FIXME)\b/, '// TODO: check the version'],
  'a test that is skipped or alone': [
    /\b(it|test|describe)\.(skip|only|todo)(\.each)?\(|\b(xit|fit|xdescribe|fdescribe)\(/,
    "it.only('pays', pay);",
  ],
};

describe('the source has', () => {
  it.each(Object.entries(SHORTCUTS))('never %s', (_, [pattern]) => {
    expect(files.filter((path) => pattern.test(textOf(path)))).toEqual([]);
  });

  it.each(Object.entries(SHORTCUTS))('%s found when it is there', (_, [pattern, example]) => {
    expect(example).toMatch(pattern);
  });
});

describe('process.env', () => {
  /** The tests and tools run in a developer's environment; the product reads its settings in one place. */
  const READER = 'libs/platform/src/config/process-environment.ts';

  it('is read in one file of the product', () => {
    const readers = files
      .filter((path) => /^(apps|libs)\//.test(path) && !/[.-]spec\.ts$/.test(path))
      .filter((path) => withoutComments(textOf(path)).includes('process.env'));
    expect(readers).toEqual([READER]);
  });
});
