import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SCREENS } from '../../apps/portal/src/screen-list.js';
import { LANGUAGES } from '../browser/portal-stage.js';

const PICTURES = join(import.meta.dirname, '../../docs/screens');
/** A page of its own beside the portal's screens. */
const BESIDE = ['verify'];

/** A screen's name as in the code and as in a file's name alike. */
const plain = (name: string) => name.replaceAll('-', '').toLowerCase();

describe('docs/screens', () => {
  it('has a picture of every screen in every language, and of nothing that is gone', () => {
    const wanted = [...Object.keys(SCREENS), ...BESIDE].flatMap((screen) =>
      LANGUAGES.map((language) => plain(`${screen}.${language}.png`)),
    );
    expect(readdirSync(PICTURES).map(plain).toSorted()).toEqual(wanted.toSorted());
  });
});
