import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contractInterfaces, createRpcProvider } from '@tallystick/chain';
import { gearboxTrade, papersOf, type Participant, type Scene, setScene, submit, verify } from '@tallystick/stories';
import { writeCreditNote } from '../../libs/trade/src/testing/a-credit-note.js';
import { freePort, Platform } from '../support/platform.js';
import { storyWorldOf } from '../support/story-world.js';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.js';

const START_TIMEOUT_MS = 300_000;
const WAIT_MS = 60_000;
/** So that the kills come before the invoice is verified again, while it is, and while its cap is on its way. */
const REVERIFY_POLL_MS = '300';
const KILLED_AFTER_MS = [0, 200, 400, 600];

describe('an installation that is killed after a credit note came in', () => {
  let folder: TemporaryFolder;
  let place: { readonly dataDir: string; readonly port: number };
  let platform: Platform;
  let scene: Scene;

  const start = () => Platform.start({ ...place, environment: { REVERIFY_POLL_MS } });

  beforeAll(async () => {
    folder = await temporaryFolder();
    place = { dataDir: join(folder.path, 'data'), port: await freePort() };
    platform = await start();
    scene = await setScene(await storyWorldOf(platform));
  }, START_TIMEOUT_MS);

  afterAll(async () => {
    await platform?.dispose();
    await folder?.remove();
  });

  const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  async function ledgerCap({ client }: Participant, invoice: string): Promise<string | undefined> {
    const { items } = await client.call(client.routes.GET('/v1/verifications'));
    return items.find((item) => item.invoice === invoice)?.ledger?.capMinor;
  }

  async function attestationsOnChain(): Promise<number> {
    const { chainId, contracts } = await scene.cast.supplier.client.network();
    const provider = createRpcProvider({ url: await platform.chainUrl(), chainId });
    const topics = [contractInterfaces.tradeRegistry.getEvent('TradeAttested')?.topicHash ?? ''];
    const logs = provider.getLogs({ address: contracts.tradeRegistry, topics, fromBlock: 0 });
    return (await logs.finally(() => provider.destroy())).length;
  }

  it(
    'lowers the cap on the ledger when it is started again, once',
    async () => {
      const { supplier, core } = scene.cast;
      for (const [index, killedAfterMs] of KILLED_AFTER_MS.entries()) {
        const trade = gearboxTrade(supplier, core, `2026-KILL-${index}`);
        const { invoice, attested } = await verify(supplier, core, papersOf(trade));
        expect(attested).toBe(true);
        const { number, date } = trade.invoice;
        await submit(supplier, writeCreditNote(trade, { number: `CN-${number}`, date, of: [number] }));
        await pause(killedAfterMs);
        await platform.killTree();
        platform = await start();
        const deadline = Date.now() + WAIT_MS;
        while ((await ledgerCap(supplier, invoice)) !== '0') {
          if (Date.now() > deadline) throw new Error(`the cap stayed, killed after ${killedAfterMs} ms`);
          await pause(200);
        }
      }
      await pause(2 * Number(REVERIFY_POLL_MS));
      expect(await attestationsOnChain()).toBe(KILLED_AFTER_MS.length);
    },
    START_TIMEOUT_MS * 2,
  );
});
