import { afterEach, describe, expect, it } from '@jest/globals';
import { toHex } from '../../testing/bytes.js';
import { ed25519Of, type KeyPair, p256 } from '../../testing/keys.js';
import { checkSignatures } from './check-signatures.js';
import { packChecks, type SignatureCheck, unpackChecks } from './packed-checks.js';
import { SignatureThreads } from './signature-threads.js';

const ENTRY = new URL('../../testing/signature-worker-from-source.mjs', import.meta.url);
const keys = [ed25519Of('gateway-1'), p256(), ed25519Of('gateway-2')];

let opened: SignatureThreads | undefined;
const faults: string[] = [];

function threads(count = 1, entry = ENTRY): SignatureThreads {
  faults.length = 0;
  opened = new SignatureThreads({
    ...{ threads: count, entry },
    onFault: (fault) => faults.push(String(fault).replace(/^Error: /, '')),
  });
  return opened;
}

afterEach(() => opened?.close());

/** Every third signature is of another message. */
async function asked(
  of: SignatureThreads,
  many: number,
): Promise<{ readonly said: boolean[]; readonly due: boolean[] }> {
  const due = Array.from({ length: many }, (_, at) => at % 3 !== 0);
  const said = await Promise.all(
    due.map(async (isSound, at) => {
      const key = keys[at % keys.length] as KeyPair;
      const message = Buffer.from(`message ${at}`.repeat(at % 7));
      const signature = await key.sign(isSound ? message : Buffer.from('another'));
      return of.check(key.verifying, message, signature);
    }),
  );
  return { said, due };
}

describe('signatures checked on other threads', () => {
  it.each([1, 3])('are told each to whom asked, by %i', async (count) => {
    const { said, due } = await asked(threads(count), 300);
    expect(said).toEqual(due);
    expect(faults).toEqual([]);
  });

  it('are told though a thread ends with them, and by the next', async () => {
    const ending = new URL(`data:text/javascript,${encodeURIComponent(ENDS_WHEN_ASKED)}`);
    const { said, due } = await asked(threads(2, ending), 200);
    expect(said).toEqual(due);
    expect(new Set(faults)).toEqual(new Set(['out of order']));
  });

  it('are told when they are closed meanwhile', async () => {
    const checking = threads();
    const asking = asked(checking, 50);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await checking.close();
    const { said, due } = await asking;
    expect(said).toEqual(due);
  });

  it('are told by OpenSSL where libsodium has no build, and it is said', async () => {
    const without = new URL(`data:text/javascript,${encodeURIComponent(HAS_NONE)}`);
    const checking = threads(1, without);
    await asked(checking, 3);
    expect(faults).toEqual([expect.stringContaining('libsodium has no build for this machine')]);
    const message = Buffer.from('m');
    const check = async (key: KeyPair, said: Uint8Array) => ({
      ...{ algorithm: key.verifying.algorithm, publicKey: key.verifying.publicKey, message },
      signature: await key.sign(said),
    });
    const checks = await Promise.all(keys.flatMap((key) => [check(key, message), check(key, Buffer.from('n'))]));
    expect([...checkSignatures(packChecks(checks), undefined)]).toEqual([1, 0, 1, 0, 1, 0]);
  });
});

describe('packed checks', () => {
  it('are what was packed', async () => {
    const checks = await Promise.all(
      keys.map(async (key, at) => ({
        ...{ algorithm: key.verifying.algorithm, publicKey: key.verifying.publicKey },
        message: new Uint8Array(at * 70_000).fill(at),
        signature: await key.sign(Buffer.from('m')),
      })),
    );
    expect(unpackChecks(packChecks(checks)).map(inHex)).toEqual(checks.map(inHex));
    expect(unpackChecks(packChecks([]))).toEqual([]);
  });
});

const inHex = ({ algorithm, publicKey, message, signature }: SignatureCheck) => [
  algorithm,
  ...[publicKey, message, signature].map(toHex),
];

const ENDS_WHEN_ASKED = `
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', () => { throw new Error('out of order'); });
  parentPort.postMessage(true);`;

const HAS_NONE = `
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', () => process.exit());
  parentPort.postMessage(false);`;
