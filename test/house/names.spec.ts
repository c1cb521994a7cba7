import { basename } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { sourceFiles, textOf } from './source-files.js';

const ROOMS = ['apps', 'libs', 'migrations', 'test', 'tools', 'bench'];
const files = sourceFiles(ROOMS, /\.(tsx?|mjs|cjs)$/);

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.(tsx?|mjs|cjs)$/;
const SAYS_NOTHING = /(^|[-./])(utils?|helpers?|common|managers?|base|misc|shared)([-./]|$)/;
const CLASS_OR_INTERFACE = /^export (?:abstract )?(?:class|interface) (\w+)/gm;

const badFileName = (path: string) => !KEBAB_CASE.test(basename(path)) || SAYS_NOTHING.test(path);
const badTypeName = (name: string) =>
  /^I[A-Z][a-z]/.test(name) || /(Utils?|Helpers?|Manager|^Base[A-Z].*|Base)$/.test(name);

describe('names', () => {
  it('of files are kebab-case and say what is inside', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter(badFileName)).toEqual([]);
  });

  it.each([
    'libs/acts/src/ActState.ts',
    'libs/acts/src/utils.ts',
    'libs/common/src/act.ts',
    'libs/acts/src/act_state.ts',
  ])('refuse the file %s', (path) => {
    expect(badFileName(path)).toBe(true);
  });

  it('of exported classes and interfaces say what they are', () => {
    const found = files.flatMap((path) =>
      [...textOf(path).matchAll(CLASS_OR_INTERFACE)].map(([, name = '']) => ({ path, name })),
    );
    expect(found.length).toBeGreaterThan(100);
    expect(found.filter(({ name }) => badTypeName(name))).toEqual([]);
  });

  it.each(['IParty', 'BaseService', 'ActManager', 'DateUtils'])('refuse the class %s', (name) => {
    expect(badTypeName(name)).toBe(true);
  });
});
