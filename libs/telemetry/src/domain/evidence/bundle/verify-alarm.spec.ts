import { describe, expect, it } from '@jest/globals';
import { fileOf } from '../../../testing/bundles.js';
import { SCALE_RULE, stolenGoods } from '../../../testing/stolen-goods.js';
import { verifyBundle } from './verify-bundle.js';

const asked = { by: SCALE_RULE, instance: 'scale-1' };

describe('an alarm in a bundle', () => {
  it('is made again from the readings', async () => {
    const site = await stolenGoods();
    const { bundle, trust } = await site.bundle(asked);
    const verdict = verifyBundle(fileOf(bundle), trust);
    expect(verdict).toMatchObject({ findings: [], isProved: true });
    console.log(verdict.alarm, verdict.takenOnWord, fileOf(bundle).length);
  });
});
