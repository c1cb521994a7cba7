import { join } from 'node:path';
import { createRpcProvider, LedgerCursor, readDeployment, rebuildLedger } from '@tallystick/chain';
import { ledgerEntities, ledgerProjectors } from '@tallystick/ledger';
import { createDataSource } from '@tallystick/platform';
import type { Participant } from '@tallystick/stories';
import { follow, signByAll } from './kill-load.js';
import type { KillNotes, Recorded } from './kill-notes.js';
import { snapshotLedger } from './ledger-snapshot.js';
import type { Platform } from './platform.js';

const PAGE = 200;
/** The chain makes an empty block now and then, which moves the cursor and nothing else; a comparison that one falls into is made again. */
const TRIES = 5;

/** What somebody saw recorded and the platform now says differently, or does not know. */
export async function lostRecords(notes: KillNotes, parties: readonly Participant[]): Promise<string[]> {
  const now = new Map<string, Recorded>();
  for (const { client } of parties) {
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const query = { state: 'recorded', limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
      const page = await client.call(client.routes.GET('/v1/acts', { params: { query } }));
      for (const { id, recorded } of page.items) if (recorded) now.set(id, recorded);
      cursor = page.nextCursor;
    }
  }
  const different = [...notes.recorded].filter(([id, seen]) => placeOf(now.get(id)) !== placeOf(seen));
  return different.map(([id, seen]) => `act ${id} was recorded in ${placeOf(seen)} and is in ${placeOf(now.get(id))}`);
}

function placeOf(recorded: Recorded | undefined): string {
  return recorded ? `block ${recorded.block}, transaction ${recorded.transactionHash}, at ${recorded.at}` : 'no block';
}

/** Acts of which the platform had said that it has every signature, and which it now offers for signing, or does not know. */
export async function lostSignatures(notes: KillNotes): Promise<string[]> {
  const lost: string[] = [];
  for (const { act, stage, signatories } of notes.open.values()) {
    const { state } = (await signatories[0]?.client.act(act.id)) ?? {};
    if (stage === 'signed' && state === 'offered') lost.push(`act ${act.id} of kind ${act.kind}`);
  }
  return lost;
}

/** The clients go on where they were cut off: what is not signed by all is signed, and every act is followed to its end. */
export async function finishOpenActs(notes: KillNotes): Promise<void> {
  await Promise.all(
    [...notes.open.values()].map(async (open) => {
      if (open.stage !== 'signed') await signByAll(open);
      await follow(open, notes);
    }),
  );
}

/** Rebuilds the ledger of a running platform, which must be at rest. @returns how its tables differ from what they were */
export async function differencesFromRebuild(
  platform: Platform,
): Promise<{ readonly differences: string[]; readonly rows: number }> {
  const { network, startBlock } = await readDeployment(join(platform.dataDir, 'deployment.json'));
  const provider = createRpcProvider({ url: await platform.chainUrl(), chainId: network.chainId });
  const dataSource = createDataSource({ url: await platform.databaseUrl(), poolSize: 2 }, ledgerEntities);
  await dataSource.initialize();
  try {
    for (let attempt = 1; ; attempt++) {
      await untilIndexed(
        async () => (await dataSource.manager.findOneBy(LedgerCursor, { singleton: true }))?.blockNumber,
        () => provider.getBlockNumber(),
      );
      const before = await snapshotLedger(dataSource);
      if (!before.recorded_act?.length) throw new Error('no act is recorded: equal ledgers would prove nothing');
      await rebuildLedger(dataSource, provider, ledgerProjectors, { network, startBlock, finality: 'instant' });
      const after = await snapshotLedger(dataSource);
      const changed = Object.keys({ ...before, ...after }).filter(
        (table) => JSON.stringify(before[table]) !== JSON.stringify(after[table]),
      );
      // Any other difference is told at once: the rebuild has mended it, so another try would not find it again.
      const onlyBlocksCame = changed.join() === 'cursor';
      if (onlyBlocksCame && attempt < TRIES) continue;
      return {
        differences: changed.map((table) => difference(table, before[table], after[table])),
        rows: Object.values(after).flat().length,
      };
    }
  } finally {
    await dataSource.destroy();
    provider.destroy();
  }
}

async function untilIndexed(indexed: () => Promise<string | undefined>, head: () => Promise<number>): Promise<void> {
  while (Number(await indexed()) < (await head())) await new Promise((resolve) => setTimeout(resolve, 50));
}

function difference(table: string, before: readonly string[] = [], after: readonly string[] = []): string {
  const [gone] = before.filter((row) => !after.includes(row));
  const [come] = after.filter((row) => !before.includes(row));
  return `${table}: ${before.length} rows, rebuilt ${after.length}; first that is gone ${gone ?? '-'}, first that came ${come ?? '-'}`;
}
