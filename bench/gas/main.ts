/**
 * What each act costs on a chain with Osaka's rules: receipts' `gasUsed`, through `Relay`, one transaction per block, every slot cold.
 *
 *   npm run bench:gas              a table; fails when a row is over its limit
 *   npm run bench:gas -- --json    {"rows":[{"act","gas","limit"}]} and nothing else
 *   npm run bench:gas -- --check   fails when a row is not what bench/gas/snapshot.json says
 *   npm run bench:gas -- --write   writes bench/gas/snapshot.json
 */
import { Wallet } from 'ethers';
import { startAnvil } from './anvil.js';
import { deploy } from './deployment.js';
import { Ledger } from './ledger.js';
import { measurePurchaseAcrossProgrammes, measureRows } from './rows.js';
import { eoa } from './signer.js';
import { differencesFromSnapshot, writeSnapshot } from './snapshot.js';
import { Town } from './town.js';

const anvil = await startAnvil();
try {
  const sender = await anvil.provider.getSigner(0);
  const deployer = Wallet.createRandom();
  await anvil.provider.send('anvil_setBalance', [deployer.address, '0xde0b6b3a7640000']);
  const network = await deploy(anvil.url, deployer.privateKey, eoa('registrar').address, eoa('issuer').address);
  const latest = await anvil.provider.getBlock('latest');
  if (latest === null) throw new Error('the chain has no block');
  const town = new Town(new Ledger(network, sender), latest.timestamp);
  await town.settle();
  const rows = await measureRows(town);
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ rows }));
  } else if (process.argv.includes('--write')) {
    await writeSnapshot(rows);
  } else if (process.argv.includes('--check')) {
    const differences = await differencesFromSnapshot(rows);
    for (const difference of differences) console.error(difference);
    if (differences.length > 0) {
      console.error('If the change is meant, run `npm run bench:gas -- --write` and commit.');
      process.exitCode = 1;
    }
  } else {
    console.table(rows.map((row) => ({ ...row, left: row.limit - row.gas })));
    console.log(
      `purchase from another bank's programme (no limit set): ${await measurePurchaseAcrossProgrammes(town)}`,
    );
    if (rows.some((row) => row.gas > row.limit)) process.exitCode = 1;
  }
} finally {
  await anvil.stop();
}
