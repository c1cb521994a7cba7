import { describe, expect, it } from '@jest/globals';
import { COMMON_SENTENCES, listSettings, type Sentences } from '@tallystick/platform';
import { PAPER_SENTENCES } from '@tallystick/trade/papers';
import { API_SENTENCES } from '../../apps/api/src/settings-sentences.js';
import { BLIND_KEY_SENTENCES } from '../../apps/blind-key/src/settings-sentences.js';
import { GATEWAY_SENTENCES } from '../../apps/gateway/src/settings-sentences.js';
import { INGEST_SENTENCES } from '../../apps/ingest/src/settings/sentences.js';
import { VERIFIER_SENTENCES } from '../../apps/verifier/src/settings-sentences.js';
import { WORKER_SENTENCES } from '../../apps/worker/src/settings-sentences.js';
import { SETTINGS_OF } from '../support/service-settings.js';

/** For tests of falls alone: nobody's to set. */
const OF_TESTS = '_FAULTS';
const SENTENCE = /^[A-Z][^]{15,}\.$/;
const all = Object.entries(SETTINGS_OF).map(([name, read]) => [name, listSettings(read)] as const);

describe('every setting', () => {
  it.each(all)('of %s says in a sentence what it is for', (_, settings) => {
    const silent = settings.filter(
      ({ variable, description = '' }) => !variable.endsWith(OF_TESTS) && !SENTENCE.test(description),
    );
    expect(silent.map(({ variable }) => variable)).toEqual([]);
  });

  it('that has a sentence is there, and no sentence is another’s', () => {
    const tables: readonly [string[], Sentences][] = [
      [['api', 'worker', 'ingest', 'verifier'], COMMON_SENTENCES],
      [['api', 'verifier'], PAPER_SENTENCES],
      [['api'], API_SENTENCES],
      [['worker'], WORKER_SENTENCES],
      [['ingest'], INGEST_SENTENCES],
      [['verifier'], VERIFIER_SENTENCES],
      [['blind-key'], BLIND_KEY_SENTENCES],
      [['gateway'], GATEWAY_SENTENCES],
    ];
    for (const [names, sentences] of tables) {
      const known = all.filter(([name]) => names.includes(name)).flatMap(([, settings]) => settings);
      const variables = known.map(({ variable }) => variable);
      expect(Object.keys(sentences).filter((variable) => !variables.includes(variable))).toEqual([]);
      expect(new Set(Object.values(sentences)).size).toBe(Object.keys(sentences).length);
    }
  });
});
