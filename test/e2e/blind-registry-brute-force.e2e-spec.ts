import { createHash, createHmac } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ristretto255_hasher } from '@noble/curves/ed25519.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, parseCalendarDate } from '@tallystick/kernel';
import { type BlindedInput, type BlindInvoice, blindInputs, exactInput, nearInputs } from '@tallystick/registry';
import { enterBanks, type RegistryBank } from '../support/banks.js';
import { Platform } from '../support/platform.js';
import { found, groupElements, type Guess, keyedHashes, plainHashes, withTheKey } from '../support/tag-attacks.js';
import { readWholeDatabase, type WholeDatabase } from '../support/whole-database.js';

const START_TIMEOUT_MS = 300_000;
const ATTACK_TIMEOUT_MS = 400_000;
const CANDIDATES = 10_000;
const REGISTERED_EVERY = 400;
const SELLER = 'uscc:91330201MA2AJB100N';
const BUYER = 'uscc:91310115MA1K4HX00H';
const FIRST_DAY = parseCalendarDate('2026-08-01');

/** All that the attacker wants to know is which of these are financed: everything else about them it knows. */
const candidates: readonly BlindInvoice[] = Array.from({ length: CANDIDATES }, (_, index) => ({
  seller: SELLER,
  buyer: BUYER,
  number: `INV-${String(index).padStart(5, '0')}`,
  currency: 'CNY',
  amountMinor: 100_000n * BigInt(1 + (index % 40)),
  issueDate: addDays(FIRST_DAY, index % 24),
}));
const registered = candidates.filter((_, index) => index % REGISTERED_EVERY === 7);
const lookedUp = candidates.filter((_, index) => index % 1_000 === 11);

const exactGuess = (invoice: BlindInvoice): Guess => ({
  input: exactInput(invoice),
  texts: [
    invoice.number,
    `${invoice.seller}${invoice.number}`,
    `${invoice.seller}|${invoice.number}`,
    JSON.stringify([invoice.seller, invoice.number]),
  ],
});
const exactGuesses = candidates.map(exactGuess);
/** Buckets are few, and so guessed sooner than numbers are. */
const nearGuesses = [
  ...new Map(
    candidates.flatMap((invoice) => nearInputs(invoice).map((input) => [Buffer.from(input).toString('hex'), input])),
  ).values(),
].map((input): Guess => ({ input, texts: [] }));
const guesses = [...exactGuesses, ...nearGuesses];
const inputsOf = (some: readonly Guess[]) => some.map(({ input }) => Buffer.from(input).toString('hex')).sort();

/** Guesses that are right: an attack that would find any would find one of these, so the dearest attacks are tried on them alone. */
const rightGuesses = [
  ...registered.map(exactGuess),
  ...nearGuesses.filter(({ input }) => {
    const hex = Buffer.from(input).toString('hex');
    return registered.some((invoice) => nearInputs(invoice).some((near) => Buffer.from(near).toString('hex') === hex));
  }),
];

async function evaluatedFor({ client }: RegistryBank): Promise<string> {
  const [{ blinded }] = blindInputs([exactInput(candidates[0]!)]) as [BlindedInput];
  const body = { blinded: [blinded] };
  const { evaluated } = await client.call(client.routes.POST('/v1/duplicate-registry/evaluations', { body }));
  return evaluated[0]!;
}

describe('who has the whole database and the list of all invoices', () => {
  let platform: Platform;
  let loot: WholeDatabase;
  let tags: ReadonlySet<string>;
  /** Evaluated elements that answers left in the database, as the idempotency of requests keeps them for a day. */
  let elements: readonly string[];
  /** One of them, seen by the bank that it was for. */
  let answered: string;

  beforeAll(async () => {
    platform = await Platform.start({ environment: { BLIND_KEY_EVALUATIONS_PER_MINUTE: '10000' } });
    const [first, second] = (await enterBanks(platform, ['江海银行', '北岭银行'])) as [RegistryBank, RegistryBank];
    for (const invoice of registered) await first.registry.register(invoice);
    for (const invoice of lookedUp) await second.registry.lookUp(invoice);
    answered = await evaluatedFor(first);
    loot = await readWholeDatabase(await platform.databaseUrl());
    tags = new Set([...loot.hexes].filter((hex) => hex.length === 128));
    elements = [...loot.hexes].filter((hex) => hex.length === 64);
  }, START_TIMEOUT_MS);
  afterAll(() => platform?.dispose());

  it('has taken all of it: the tags of every registration, and the evaluated elements of every request', () => {
    expect(registered.length).toBe(CANDIDATES / REGISTERED_EVERY);
    expect(tags.size).toBeGreaterThanOrEqual(registered.length + 4);
    expect(elements.length).toBeGreaterThan(registered.length * 5 + lookedUp.length);
    expect(elements).toContain(answered);
    expect(loot.values.size).toBeGreaterThan(500);
  });

  it('finds no invoice, nor any part of one, in plain sight', async () => {
    const logs = join(platform.dataDir, 'logs');
    const written = await Promise.all((await readdir(logs)).map((name) => readFile(join(logs, name), 'utf8')));
    const all = [...loot.values, ...written].join('\n');
    const { blindKey } = await platform.secrets();
    expect(all).toContain('江海银行');
    for (const { number } of candidates) if (all.includes(number)) throw new Error(`${number} is in plain sight`);
    for (const secret of [SELLER, BUYER, SELLER.slice(5), blindKey.seed, blindKey.token])
      expect(all).not.toContain(secret);
    for (const { input } of rightGuesses) expect(loot.hexes.has(Buffer.from(input).toString('hex'))).toBe(false);
    const log = written.join('\n');
    for (const element of tags) expect(log).not.toContain(element);
  });

  it(
    'finds none of them by plain hashes',
    () => {
      expect(found(plainHashes, guesses, loot.hexes)).toEqual([]);
    },
    ATTACK_TIMEOUT_MS,
  );

  it(
    'finds none of them by HMACs under anything that the database holds',
    () => {
      expect(found(keyedHashes([...loot.values, ...loot.hexes]), rightGuesses, loot.hexes)).toEqual([]);
    },
    ATTACK_TIMEOUT_MS,
  );

  it(
    'finds none of them by group elements: their own, unblinded, or any that the database holds',
    () => {
      expect(found(groupElements([]), guesses, loot.hexes)).toEqual([]);
      expect(found(groupElements(elements), rightGuesses, loot.hexes)).toEqual([]);
    },
    ATTACK_TIMEOUT_MS,
  );

  it(
    'finds exactly what is registered once it has the key too, so the guesses were right',
    async () => {
      const { blindKey } = await platform.secrets();
      const attack = withTheKey(Buffer.from(blindKey.seed, 'hex'));
      expect(inputsOf(found(attack, guesses, tags))).toEqual(inputsOf(rightGuesses));
      const another = withTheKey(Buffer.from('5c'.repeat(32), 'hex'));
      expect(found(another, rightGuesses, tags)).toEqual([]);
    },
    ATTACK_TIMEOUT_MS,
  );

  it('would have found them in registries that are less blind', () => {
    const right = rightGuesses[0]!;
    const inThe = (tag: string) => new Set([...loot.hexes, tag]);
    const word = [...loot.values].find((value) => /^[0-9a-f]{64}$/.test(value)) ?? '';
    const sha512 = createHash('sha512').update(right.input).digest('hex');
    const salted = createHmac('sha512', word).update(right.input).digest('hex');
    const DST = 'HashToGroup-OPRFV1-\x01-ristretto255-SHA512';
    const bare = Buffer.from(ristretto255_hasher.hashToCurve(right.input, { DST }).toBytes()).toString('hex');
    expect(word).not.toBe('');
    expect(found(plainHashes, exactGuesses, inThe(sha512))).toEqual([right]);
    expect(found(keyedHashes([...loot.values, ...loot.hexes]), [right], inThe(salted))).toEqual([right]);
    expect(found(groupElements(elements), [right], inThe(bare))).toEqual([right]);
  });
});
