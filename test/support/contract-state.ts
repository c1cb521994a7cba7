import { contractInterfaces, DepositBalance } from '@tallystick/chain';
import { LedgerProgramme, ProgrammeOutstanding } from '@tallystick/credit';
import { LedgerParty } from '@tallystick/parties';
import {
  FragmentFreeze,
  FragmentLock,
  LedgerAsset,
  LedgerFragment,
  LedgerReceivable,
  SettlementBank,
  UsedReceipt,
} from '@tallystick/receivables';
import type { ActContract } from '@tallystick/act-types';
import type { Result } from 'ethers';
import { LedgerInvoice } from '@tallystick/trade';
import type { LedgerScene } from './ledger-scene.js';

/** As in `contracts/types/Flags.sol`. */
const [FROZEN, LOCKED, DISPUTED] = [1, 2, 4];
const NO_ORDER = `0x${'0'.repeat(64)}`;

type Figures = Readonly<Record<string, string>>;

/** Compares every projected row with the contracts' getters. @returns what differs, in words */
export async function differencesFromContracts(scene: LedgerScene): Promise<string[]> {
  const found = await Promise.all([
    parties(scene),
    programmes(scene),
    invoices(scene),
    assets(scene),
    receivables(scene),
    fragments(scene),
    locks(scene),
    freezes(scene),
    settlementBanks(scene),
    receipts(scene),
    balances(scene),
  ]);
  return [...found.flat(), ...(await tilingFaults(scene))];
}

async function ask(
  scene: LedgerScene,
  contract: ActContract,
  getter: string,
  args: readonly string[],
): Promise<Result> {
  const abi = contractInterfaces[contract];
  const data = abi.encodeFunctionData(getter, args);
  return abi.decodeFunctionResult(getter, await scene.provider.call({ to: scene.network.contracts[contract], data }));
}

/** What of the projection's figures the contract's struct says differently. */
async function compare(
  scene: LedgerScene,
  contract: ActContract,
  getter: string,
  args: readonly string[],
  projected: Figures,
): Promise<string[]> {
  const [struct] = (await ask(scene, contract, getter, args)) as unknown as [Result];
  const onChain = Object.fromEntries(Object.keys(projected).map((name) => [name, String(struct.getValue(name))]));
  const differing = Object.keys(projected).filter((name) => projected[name] !== onChain[name]);
  return differing.map(
    (name) => `${getter}(${args.join()}).${name}: projected ${projected[name]}, on chain ${onChain[name]}`,
  );
}

const seconds = (time: Date) => String(time.getTime() / 1000);

async function each<T>(rows: readonly T[], look: (row: T) => Promise<string[]>): Promise<string[]> {
  return (await Promise.all(rows.map(look))).flat();
}

async function parties(scene: LedgerScene): Promise<string[]> {
  return each(await scene.dataSource.manager.find(LedgerParty), ({ party, account, roles, verifiedUntil, epoch }) =>
    compare(scene, 'partyRegistry', 'partyOf', [party], {
      account,
      roles: String(roles),
      verifiedUntil: seconds(verifiedUntil),
      epoch,
    }),
  );
}

async function programmes(scene: LedgerScene): Promise<string[]> {
  const outstanding = new Map(
    (await scene.dataSource.manager.find(ProgrammeOutstanding)).map((row) => [row.programme, row.outstandingMinor]),
  );
  return each(await scene.dataSource.manager.find(LedgerProgramme), (row) =>
    compare(scene, 'programmes', 'programmeOf', [row.programme], {
      bank: row.bank,
      debtor: row.debtor,
      limit: row.limitMinor,
      outstanding: outstanding.get(row.programme) ?? 'missing',
      currency: String(row.currency),
      maxTenorDays: String(row.maxTenorDays),
      version: String(row.version),
      open: String(row.open),
    }),
  );
}

async function invoices(scene: LedgerScene): Promise<string[]> {
  return each(
    await scene.dataSource.manager.find(LedgerInvoice),
    ({ nullifier, capMinor, usedMinor, sequence, verifier }) =>
      compare(scene, 'tradeRegistry', 'invoiceOf', [nullifier], {
        cap: capMinor,
        used: usedMinor,
        sequence,
        attestor: verifier,
      }),
  );
}

async function assets(scene: LedgerScene): Promise<string[]> {
  return each(await scene.dataSource.manager.find(LedgerAsset), async ({ currency, address }) => {
    const [onChain] = await ask(scene, 'receivables', 'assetOf', [String(currency)]);
    return onChain === address ? [] : [`assetOf(${currency}): projected ${address}, on chain ${String(onChain)}`];
  });
}

const RECEIVABLE_STATUS = { live: '1', overdue: '2', settled: '3' };

async function receivables(scene: LedgerScene): Promise<string[]> {
  return each(await scene.dataSource.manager.find(LedgerReceivable), (row) =>
    compare(scene, 'receivables', 'receivableOf', [row.receivable], {
      debtor: row.debtor,
      programme: row.programme,
      face: row.faceMinor,
      retired: row.retiredMinor,
      due: seconds(row.dueAt),
      status: RECEIVABLE_STATUS[row.state],
      currency: String(row.currency),
    }),
  );
}

async function fragments(scene: LedgerScene): Promise<string[]> {
  return each(
    await scene.dataSource.manager.find(LedgerFragment),
    ({ receivable, from, to, holder, version, programme, pledgee, recourse, frozen, locked, disputed }) => {
      const flags = String((frozen ? FROZEN : 0) | (locked ? LOCKED : 0) | (disputed ? DISPUTED : 0));
      const figures = { to, holder, version, programme, pledgee, recourse, flags };
      return compare(scene, 'receivables', 'fragmentOf', [receivable, from], figures);
    },
  );
}

async function locks(scene: LedgerScene): Promise<string[]> {
  return each(await scene.dataSource.manager.find(FragmentLock), ({ receivable, from, payBy, unlockFrom, ...lock }) =>
    compare(scene, 'receivables', 'lockOf', [receivable, from], {
      buyer: lock.buyer,
      programme: lock.programme,
      price: lock.priceMinor,
      settlementBank: lock.settlementBank,
      payBy: seconds(payBy),
      unlockFrom: seconds(unlockFrom),
    }),
  );
}

async function freezes(scene: LedgerScene): Promise<string[]> {
  const rows = await scene.dataSource.manager.find(FragmentFreeze);
  return each(rows, ({ receivable, from, lapsesAt, order, confirmedAt }) =>
    compare(scene, 'receivables', 'freezeOf', [receivable, from], {
      lapsesAt: seconds(lapsesAt),
      order: order ?? NO_ORDER,
      confirmedAt: confirmedAt ? seconds(confirmedAt) : '0',
    }),
  );
}

async function settlementBanks(scene: LedgerScene): Promise<string[]> {
  return each(await scene.dataSource.manager.find(SettlementBank), ({ party, bank, sequence }) =>
    compare(scene, 'receivables', 'settlementBankOf', [party], { bank, sequence }),
  );
}

async function receipts(scene: LedgerScene): Promise<string[]> {
  return each(await scene.dataSource.manager.find(UsedReceipt), async ({ bank, bankReference }) => {
    const [used] = await ask(scene, 'receivables', 'isReceiptUsed', [bank, bankReference]);
    return used === true ? [] : [`isReceiptUsed(${bank}, ${bankReference}): projected, not on chain`];
  });
}

async function balances(scene: LedgerScene): Promise<string[]> {
  return each(await scene.dataSource.manager.find(DepositBalance), async ({ account, balanceMinor }) => {
    const [onChain] = await ask(scene, 'depositToken', 'balanceOf', [account]);
    return String(onChain) === balanceMinor
      ? []
      : [`balanceOf(${account}): projected ${balanceMinor}, on chain ${String(onChain)}`];
  });
}

/** Live fragments and what was retired must be the whole face, and live ones must not overlap. */
async function tilingFaults({ dataSource }: LedgerScene): Promise<string[]> {
  const rows = await dataSource.query<{ receivable: string }[]>(
    `SELECT r.receivable FROM ledger.receivable r LEFT JOIN ledger.fragment f USING (receivable)
     GROUP BY r.receivable HAVING coalesce(sum(f.to_minor - f.from_minor), 0) + r.retired_minor <> r.face_minor
     UNION SELECT a.receivable FROM ledger.fragment a JOIN ledger.fragment b
       ON a.receivable = b.receivable AND a.from_minor < b.from_minor AND a.to_minor > b.from_minor`,
  );
  return rows.map(({ receivable }) => `the fragments of ${receivable} do not tile its face`);
}
