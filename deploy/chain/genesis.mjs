import { randomInt } from 'node:crypto';
import { encodeRlp, toQuantity, ZeroAddress, ZeroHash } from 'ethers';

/** Of QBFT's blocks: a fixed word by which its headers are known. */
const QBFT_MIX_HASH = '0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365';
/** As the embedded chain has it: room for some 500 acts. */
const GAS_LIMIT = 60_000_000;
const BALANCE = toQuantity(10n ** 24n);
/** Above the numbers that known chains have, and exact in JSON. */
const CHAIN_IDS = [2 ** 32, 2 ** 47];

/**
 * A genesis for Besu with QBFT. The contracts need Osaka: they ask its precompile at 0x100 for signatures of passkeys (EIP-7951).
 * @param validators addresses. @param funded accounts that own coins, where a sender bids a tip though none is asked for
 */
export function genesisOf({ validators, funded, nowMs }) {
  return {
    config: {
      chainId: randomInt(...CHAIN_IDS),
      londonBlock: 0,
      shanghaiTime: 0,
      cancunTime: 0,
      pragueTime: 0,
      osakaTime: 0,
      zeroBaseFee: true,
      // A block comes without acts too: by its time services tell whether the chain stands still.
      qbft: { blockperiodseconds: 2, epochlength: 30_000, requesttimeoutseconds: 4 },
    },
    nonce: '0x0',
    timestamp: toQuantity(Math.floor(nowMs / 1000)),
    gasLimit: toQuantity(GAS_LIMIT),
    difficulty: '0x1',
    mixHash: QBFT_MIX_HASH,
    coinbase: ZeroAddress,
    baseFeePerGas: '0x0',
    extraData: extraDataOf(validators),
    alloc: Object.fromEntries(funded.map((account) => [account.slice(2).toLowerCase(), { balance: BALANCE }])),
  };
}

/** RLP of [vanity, validators, vote, round, seals], as QBFT's specification has it; in ascending order, as Besu keeps them. */
export function extraDataOf(validators) {
  const ascending = validators.map((address) => address.toLowerCase()).sort();
  return encodeRlp([ZeroHash, ascending, [], '0x', []]);
}
