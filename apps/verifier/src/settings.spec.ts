import { describe, expect, it } from '@jest/globals';
import { SettingsInvalid } from '@tallystick/platform';
import { delimiter } from 'node:path';
import { DEFAULT_XML_LIMITS } from '@tallystick/trade/papers';
import { readVerifierSettings } from './settings.js';

const environment = {
  CHAIN_RPC_URL: 'http://127.0.0.1:8545',
  DEPLOYMENT_FILE: 'deployment.json',
  VERIFIER_TOKEN: 'a-token-of-some-length',
  VERIFIER_PRIVATE_KEY: `0x${'11'.repeat(32)}`,
  VERIFIER_PARTY: '4',
  NULLIFIER_KEYS: `2:${'ab'.repeat(32)}, 7:0x${'cd'.repeat(32)}`,
};

function faults(changes: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    readVerifierSettings({ ...environment, ...changes });
    return [];
  } catch (error) {
    if (error instanceof SettingsInvalid) return error.faults;
    throw error;
  }
}

describe('the verifier’s settings', () => {
  it('are read with every nullifier key', () => {
    const { nullifierKeys, party, reviewer, port } = readVerifierSettings(environment);
    expect(nullifierKeys).toEqual([
      { id: 2, secret: Buffer.from('ab'.repeat(32), 'hex') },
      { id: 7, secret: Buffer.from('cd'.repeat(32), 'hex') },
    ]);
    expect({ party, reviewer, port }).toEqual({ party: '4', reviewer: '4', port: 8090 });
  });

  it('name another party to decide on reviews, if there is one', () => {
    expect(readVerifierSettings({ ...environment, REVIEWER_PARTY: '9' }).reviewer).toBe('9');
    expect(faults({ REVIEWER_PARTY: 'x' })).toEqual([
      expect.stringMatching(/^REVIEWER_PARTY: expected the reviewer's/),
    ]);
  });

  it('say what a paper may cost to read, and leave room for one as it is sent', () => {
    const { paperLimits } = readVerifierSettings({ ...environment, PAPER_MAX_DEPTH: '20' });
    expect(paperLimits).toEqual({ ...DEFAULT_XML_LIMITS, maxDepth: 20 });
    expect(faults({ PAPER_MAX_BYTES: '15000000' })).toEqual([
      expect.stringMatching(/^VERIFIER_BODY_LIMIT_BYTES: .* \(15000000\) .* at least 20100000 bytes$/),
    ]);
    expect(faults({ PAPER_MAX_BYTES: '15000000', VERIFIER_BODY_LIMIT_BYTES: '20100000' })).toEqual([]);
  });

  it('name the operator’s own rules on papers, if there are some', () => {
    expect(readVerifierSettings(environment)).toMatchObject({ schematronFiles: [], schematronTimeoutMs: 5_000 });
    const given = { SCHEMATRON_FILES: ['/a/b.sch', 'c.sch'].join(delimiter), SCHEMATRON_TIMEOUT_MS: '900' };
    expect(readVerifierSettings({ ...environment, ...given })).toMatchObject({
      schematronFiles: ['/a/b.sch', 'c.sch'],
      schematronTimeoutMs: 900,
    });
    expect(faults({ SCHEMATRON_TIMEOUT_MS: '5 s' })).toEqual([
      expect.stringMatching(/^SCHEMATRON_TIMEOUT_MS: expected a whole number of milliseconds from 100/),
    ]);
  });

  it('report all faults at once, and no secret', () => {
    const told = faults({
      NULLIFIER_KEYS: '1:beef',
      VERIFIER_PARTY: '0',
      VERIFIER_TOKEN: undefined,
      VERIFIER_PRIVATE_KEY: '0xbeef',
    });
    expect(told).toHaveLength(4);
    expect(told.join()).not.toContain('beef');
  });

  it.each([
    ['one id for two keys', `1:${'ab'.repeat(32)},1:${'cd'.repeat(32)}`],
    ['an id that is no u32', `4294967296:${'ab'.repeat(32)}`],
    ['nine keys', Array.from({ length: 9 }, (_, i) => `${i + 1}:${'ab'.repeat(32)}`).join()],
    ['none', ''],
  ])('refuse nullifier keys with %s', (_case, keys) => {
    expect(faults({ NULLIFIER_KEYS: keys })).toEqual([expect.stringMatching(/^NULLIFIER_KEYS: expected 1 to 8 keys/)]);
  });
});
