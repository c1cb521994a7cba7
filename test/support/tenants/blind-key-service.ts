import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { LISTENER_DEFAULTS } from '@tallystick/platform';
import { BlindKey } from '@tallystick/registry';
import { createBlindKey } from '../../../apps/blind-key/src/create-blind-key.js';
import { freePort } from '../platform.js';
import { temporaryFolder } from '../temporary-folder.js';
import { unwatched } from '../unwatched.js';

export interface BlindKeyService {
  readonly url: string;
  readonly token: string;
  /** 64 hex digits, as a bank pins it. */
  readonly publicKey: string;
  stop(): Promise<void>;
}

/** Evaluations a minute and a day: none is refused for their number here. */
const MANY = 1_000_000;

/** The duplicate registry's key, in the test's own process, with room for as many evaluations as a test may ask for. */
export async function startBlindKey(): Promise<BlindKeyService> {
  const [folder, port] = [await temporaryFolder(), await freePort()];
  const [token, seed] = [randomBytes(24).toString('hex'), randomBytes(32)];
  const service = await createBlindKey({
    ...{ host: '127.0.0.1', port, token, seed, limitsFile: join(folder.path, 'limits.json'), pointsPerRequest: 50 },
    ...{ perMinute: MANY, perDay: MANY, ofAllPerDay: MANY, listener: LISTENER_DEFAULTS, seen: unwatched },
  });
  await service.listen(port, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    publicKey: BlindKey.fromSeed(seed).publicKey,
    stop: async () => {
      await service.close();
      await folder.remove();
    },
  };
}
