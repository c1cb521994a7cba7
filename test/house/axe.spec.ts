import { describe, expect, it } from '@jest/globals';
import { sourceFiles, textOf, withoutComments } from './source-files.js';

const ASKER = 'test/browser/axe.ts';
const files = sourceFiles(['apps', 'libs', 'test', 'tools'], /\.(tsx?|mjs|cjs)$/).filter(
  (path) => !path.startsWith('test/house/'),
);

/** What would keep a finding of axe from being heard of, each with a line that shows it. */
const WEAKENED: Readonly<Record<string, readonly [pattern: RegExp, example: string]>> = {
  'told what to run or where': [/axe\.run\((?!document\))/, "axe.run(document, { rules: { 'color-contrast': off } })"],
  'set up otherwise': [/\baxe\.(configure|setup|reset|plugins)\b/, 'axe.configure({ disableOtherRules: true })'],
  'kept to some rules': [/\b(runOnly|disableOtherRules|disableRules|withTags)\b/, "{ runOnly: ['wcag2aa'] }"],
  'kept from a rule': [/\benabled: *false\b/, '{ rules: { region: { enabled: false } } }'],
  'kept from a node': [/\bexclude\b/, "{ exclude: ['.tk-chart'] }"],
};

/** Findings that are asked for and left out again. */
const LEFT_OUT = /axeFindings\([^)]*\)\)*\s*\.(?!toEqual\(\[)|violations\s*\.(filter|slice)/;

describe('axe', () => {
  it('is run in one place alone', () => {
    const runners = files.filter((path) => /axe-core|\baxe\.\w+\(/.test(withoutComments(textOf(path))));
    expect(runners).toEqual([ASKER]);
    expect(textOf(ASKER)).toContain("'axe.run(document)'");
  });

  it.each(Object.entries(WEAKENED))('is never %s', (_, [pattern]) => {
    expect(withoutComments(textOf(ASKER))).not.toMatch(pattern);
  });

  it.each(Object.entries(WEAKENED))('would be seen to be %s', (_, [pattern, example]) => {
    expect(example).toMatch(pattern);
  });

  it('is heard of whatever it finds', () => {
    expect(files.filter((path) => LEFT_OUT.test(textOf(path)))).toEqual([]);
    expect('(await axeFindings(page)).filter(isGrave)').toMatch(LEFT_OUT);
    expect('violations.filter(({ impact }) => impact)').toMatch(LEFT_OUT);
  });
});
