import { type ActKind, type ActMessage, type Network, partyAccountCode } from '@tallystick/act-types';
import { type Finality, readTogether } from '@tallystick/platform';
import { Interface, isCallException, type JsonRpcProvider } from 'ethers';
import { accountSaysYes } from './account-says.js';
import type { BlockHeader } from './block-header.js';
import { contractInterfaces } from './contract-interfaces.js';
import { decodeRevert } from './decode-revert.js';
import { encodeAct } from './encode-act.js';
import { NodeAnswerInvalid } from './errors.js';
import { readFinalHead } from './finality.js';
import { type PartyStandingOnChain, readPartyStanding } from './party-standing.js';
import { recoverSigner } from './recover-signer.js';

const TOKEN = new Interface([
  'function balanceOf(address owner) view returns (uint256)',
  'function allowance(address owner, address spender) view returns (uint256)',
]);
const DEPOSIT_TOKEN = new Interface(['function nonces(address owner) view returns (uint256)']);
/** `InvoiceStatus.Unknown`. */
const UNKNOWN_INVOICE = 0n;

/** In minor units. */
export interface InvoiceStandingOnChain {
  /** What may be financed in all. */
  readonly capMinor: bigint;
  /** What is financed already. */
  readonly usedMinor: bigint;
}

export type AccountKind = 'key' | 'party-account' | 'contract';

/** What use cases ask the chain itself, and not its projection. */
export class ChainReader {
  /** A party that signs many acts at once has one account. */
  private readonly codes = readTogether(async (accounts: readonly string[]) => {
    const codes = await Promise.all(accounts.map((account) => this.provider.getCode(account)));
    return new Map(accounts.map((account, index) => [account, codes[index] ?? '0x']));
  });

  constructor(
    private readonly provider: JsonRpcProvider,
    private readonly network: Network,
    private readonly finality: Finality,
  ) {}

  /** The newest final block. */
  async finalHead(): Promise<BlockHeader> {
    const head = await readFinalHead(this.provider, this.finality);
    if (!head) throw new NodeAnswerInvalid('no final block yet');
    return head;
  }

  /** The time of the newest final block: deadlines are measured by it. */
  async headTime(): Promise<Date> {
    return (await this.finalHead()).time;
  }

  /** Whether the account signed the digest, decided as the contracts decide it: by ecrecover, or by ERC-1271 where the account has code. */
  async isValidSignature(account: string, digest: string, signature: string): Promise<boolean> {
    return (await this.codes.read(account)) === '0x'
      ? recoverSigner(digest, signature) === account.toLowerCase()
      : accountSaysYes(this.provider, { account, question: 'isValidSignature', digest, signature });
  }

  /** The same, or the signature of any one signer of a party's account: what stops a recovery. */
  async isSignedByAny(account: string, digest: string, signature: string): Promise<boolean> {
    if (await this.isValidSignature(account, digest, signature)) return true;
    return accountSaysYes(this.provider, { account, question: 'isSignedByAny', digest, signature });
  }

  /** Runs the act without a transaction, on the newest block. Throws the `ChainRefusal` that a relay now would meet. */
  async simulateAct(
    kind: ActKind,
    message: ActMessage,
    signatures: readonly string[],
    attachment?: ActMessage,
  ): Promise<void> {
    const { target, data } = encodeAct(this.network, {
      kind,
      message,
      signatures,
      ...(attachment ? { attachment } : {}),
    });
    await this.simulate({ to: target, data });
  }

  /** Runs a call without a transaction, on the newest block. Throws the `ChainRefusal` that a transaction now would meet. */
  async simulate(call: { readonly from?: string; readonly to: string; readonly data: string }): Promise<void> {
    try {
      await this.provider.call(call);
    } catch (error) {
      if (isCallException(error)) throw decodeRevert(error.data ?? '0x');
      throw error;
    }
  }

  /** What an owner has of a token, and how much of it a spender may move, minor units. */
  async tokenStanding(
    token: string,
    owner: string,
    spender: string,
  ): Promise<{ readonly balance: bigint; readonly allowance: bigint }> {
    const asked = [
      TOKEN.encodeFunctionData('balanceOf', [owner]),
      TOKEN.encodeFunctionData('allowance', [owner, spender]),
    ];
    const answers = await Promise.all(asked.map((data) => this.provider.call({ to: token, data })));
    const [balance = 0n, allowance = 0n] = answers.map((answer) => BigInt(answer));
    return { balance, allowance };
  }

  /** What signs for an address: the ledger's own kind of account, other code, or a key, as long as there is no code. */
  async kindOf(account: string): Promise<AccountKind> {
    const code = (await this.codes.read(account)) ?? '0x';
    if (code === '0x') return 'key';
    return code.toLowerCase() === partyAccountCode(this.network).toLowerCase() ? 'party-account' : 'contract';
  }

  /** The nonce that the owner's next permit of deposits must name. */
  async permitNonce(owner: string): Promise<bigint> {
    const data = DEPOSIT_TOKEN.encodeFunctionData('nonces', [owner]);
    const answer = await this.provider.call({ to: this.network.contracts.depositToken, data });
    return BigInt(answer);
  }

  /** Who signs for a party now and as what it is admitted, by the newest block; a party that was never enrolled has the zero account. */
  partyStanding(party: string): Promise<PartyStandingOnChain> {
    return readPartyStanding(this.provider, this.network.contracts.partyRegistry, party);
  }

  /** Undefined of an invoice that the ledger does not know, by the newest block. */
  async invoiceStanding(nullifier: string): Promise<InvoiceStandingOnChain | undefined> {
    const { tradeRegistry } = contractInterfaces;
    const data = tradeRegistry.encodeFunctionData('invoiceOf', [nullifier]);
    const answer = await this.provider.call({ to: this.network.contracts.tradeRegistry, data });
    const [{ cap, used, status }] = tradeRegistry.decodeFunctionResult('invoiceOf', answer) as unknown as [
      { cap: bigint; used: bigint; status: bigint },
    ];
    return status === UNKNOWN_INVOICE ? undefined : { capMinor: cap, usedMinor: used };
  }
}
