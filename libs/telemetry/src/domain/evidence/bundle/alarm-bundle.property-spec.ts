import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fileOf } from '../../../testing/bundles.js';
import { pathsIn, withForgedDigest } from '../../../testing/forged-digest.js';
import { SCALE_RULE, stolenGoods } from '../../../testing/stolen-goods.js';
import { type BundleTrust, verifyBundle } from './verify-bundle.js';

const SLOW = 300_000;
const asked = { by: SCALE_RULE, instance: 'scale-1', later: 0 };

interface Case {
  readonly file: Uint8Array;
  readonly trust: BundleTrust;
}

async function caseOf(weights: readonly string[]): Promise<Case> {
  const { bundle, trust } = await (await stolenGoods(weights)).bundle(asked);
  return { file: fileOf(bundle), trust };
}

let small: Case;
let larger: Case;

beforeAll(async () => {
  small = await caseOf(['100', '80']);
  larger = await caseOf(['100', '100', '100', '120', '120', '119', '121', '80', '80', '79', '78', '120']);
});

/**
 * What nothing in the log shows, so that a forger who makes a new digest may change it as long as the same alarm follows. All of it is told in `takenOnWord`,
 * but for what is read by whoever asks the chain (the operator's statements) or by nobody (a mapping of a gateway that signs).
 */
const ON_WORD = [
  'alarm.stated.raisedAt',
  'alarm.statements[].event.change',
  'alarm.statements[].event.from',
  'alarm.statements[].event.id',
  'alarm.statements[].event.until',
  'alarm.statements[].heardAtMs',
  'alarm.statements[].logSize',
  'gateways[].mapping',
];

describe('a bundle with an alarm, two gateways and a paper', () => {
  it(
    'does not pass with any one byte changed',
    () => {
      const { file, trust } = small;
      expect(verifyBundle(file, trust).isProved).toBe(true);
      const passing: number[] = [];
      for (let place = 0; place < file.length; place += 1) {
        const changed = file.with(place, (file[place] ?? 0) ^ (1 << (place % 7)));
        if (verifyBundle(changed, trust).isProved) passing.push(place);
      }
      expect(passing).toEqual([]);
    },
    SLOW,
  );

  it(
    'and a digest made anew passes only where it is told to rest on a word',
    () => {
      const { file, trust } = small;
      const text = Buffer.from(file).toString();
      const paths = pathsIn(text);
      expect(paths).toHaveLength(text.length);
      const passing = new Set<string>();
      for (const [place, path] of paths.entries()) {
        for (const character of path === 'digest' ? [] : othersThan(text[place] ?? '')) {
          const changed = text.slice(0, place) + character + text.slice(place + 1);
          if (verifyBundle(Buffer.from(withForgedDigest(changed)), trust).isProved) passing.add(path);
        }
      }
      expect([...passing].toSorted().filter((path) => !ON_WORD.includes(path))).toEqual([]);
      // Or else nothing was forged well enough to be judged.
      expect(passing).toContain('alarm.statements[].event.id');
    },
    SLOW,
  );

  it(
    'does not pass with a byte changed anywhere in a larger one',
    () => {
      const { file, trust } = larger;
      expect(verifyBundle(file, trust).isProved).toBe(true);
      fc.assert(
        fc.property(fc.nat({ max: file.length - 1 }), fc.integer({ min: 1, max: 255 }), (place, by) => {
          expect(verifyBundle(file.with(place, (file[place] ?? 0) ^ by), trust).isProved).toBe(false);
        }),
        { numRuns: 500 },
      );
    },
    SLOW,
  );

  it(
    'does not pass with entries left out, repeated or in another order',
    () => {
      const { file, trust } = larger;
      const whole = JSON.parse(Buffer.from(file).toString()) as {
        entries: unknown[];
        alarm: { statements: unknown[] };
      };
      const places = whole.entries.map((_, place) => place);
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...places), { minLength: 1, maxLength: 30 }), (chosen) => {
          // To leave out what came at the end, after the alarm, changes what the alarm was then.
          fc.pre(chosen.length !== places.length || chosen.some((place, at) => place !== at));
          const entries = chosen.map((place) => whole.entries[place]);
          const text = withForgedDigest(JSON.stringify({ ...whole, entries }));
          expect(verifyBundle(Buffer.from(text), trust).isProved).toBe(false);
        }),
        { numRuns: 300 },
      );
      for (const gone of places) {
        const text = withForgedDigest(JSON.stringify({ ...whole, entries: whole.entries.toSpliced(gone, 1) }));
        const { isProved } = verifyBundle(Buffer.from(text), trust);
        expect([gone, isProved]).toEqual([gone, gone === places.length - 1]);
      }
    },
    SLOW,
  );
});

/** One of its own kind, so that JSON and base64url stay what they are, and one of none. */
function othersThan(character: string): readonly string[] {
  if (/[0-9]/.test(character)) return [String((Number(character) + 1) % 10)];
  if (/[a-z]/.test(character)) return [character === 'z' ? 'y' : String.fromCharCode(character.charCodeAt(0) + 1)];
  if (/[A-Z]/.test(character)) return [character === 'A' ? 'B' : 'A'];
  return [character === ' ' ? '_' : ' '];
}
