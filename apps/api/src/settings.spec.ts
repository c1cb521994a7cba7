import { describe, expect, it } from '@jest/globals';
import { ACT_KINDS } from '@tallystick/act-types';
import { DEFAULT_XML_LIMITS } from '@tallystick/trade/papers';
import { readApiSettings } from './settings.js';

/** What PostgreSQL takes in one statement; each signatory of a draft brings five. */
const VALUES_MAX = 65_535;
const VALUES_PER_SIGNATORY = 5;

const good = {
  DATABASE_URL: 'postgres://u:p@localhost/db',
  CHAIN_RPC_URL: 'http://localhost:8545',
  CHAIN_FINALITY: '1',
  DEPLOYMENT_FILE: 'deployment.json',
  VERIFIER_URL: 'http://localhost:1',
  VERIFIER_TOKEN: 'token',
  BLIND_KEY_URL: 'http://127.0.0.1:1',
  BLIND_KEY_TOKEN: 'token',
  OPERATOR_CLIENT_SECRET: 's'.repeat(32),
};

describe('the API’s settings', () => {
  it('let no request draft more acts than one statement can store, whatever their kind', () => {
    const signatories = Math.max(...Object.values(ACT_KINDS).map((kind) => kind.signatories.length));
    const most = Math.floor(VALUES_MAX / (VALUES_PER_SIGNATORY * signatories));
    const set = (count: number) => readApiSettings({ ...good, ACTS_PER_REQUEST: String(count) }).actsPerRequest;
    expect(set(500)).toBe(500);
    expect(() => set(most + 1)).toThrow('ACTS_PER_REQUEST');
  });

  it('say what a paper may cost to read', () => {
    expect(readApiSettings({ ...good, PAPER_MAX_DEPTH: '20' }).paperLimits).toEqual({
      ...DEFAULT_XML_LIMITS,
      maxDepth: 20,
    });
  });
});
