import { deployContracts, type Deployment } from '@tallystick/chain';
import { Wallet } from 'ethers';
import { type BareChain, startBareChain } from '../../support/bare-chain.js';
import { Node } from '../chain/node.js';
import { RealLedger } from '../chain/real-ledger.js';
import type { Intent } from '../drafts/intents.js';
import { keyNamed, Keys } from '../keys/keys.js';
import { accountsOf, found } from '../town/founding.js';
import { passkeyVerifier, SITE } from '../town/joint-account.js';
import { Duel } from './duel.js';
import { Sequence } from './sequence.js';
import type { Tally } from './tally.js';

const DEPOSIT_TOKEN = { name: 'Model Deposit CNY', symbol: 'mCNY', decimals: 2 };

/** A chain with a town on it, to which every sequence goes back. */
export class Arena {
  private constructor(
    private readonly chain: BareChain,
    private readonly real: RealLedger,
    private readonly start: Duel,
    private snapshot: unknown,
  ) {}

  static async open(): Promise<Arena> {
    const deployer = Wallet.createRandom();
    const chain = await startBareChain([deployer.address]);
    try {
      const { network } = await deploy(chain, deployer.privateKey);
      const node = new Node(chain.rpcUrl);
      const keys = new Keys(chain.chainId, await passkeyVerifier(network, node));
      // Anybody relays: senders need no keys, and gas is free.
      await node.ask('anvil_autoImpersonateAccount', true);
      const accounts = await accountsOf(network, keys, node);
      await node.ask('evm_setAutomine', false);
      const { timestamp } = (await node.ask('eth_getBlockByNumber', 'latest', false)) as { timestamp: string };
      const real = new RealLedger(node, network, keys);
      const start = await found(real, accounts, BigInt(timestamp));
      return new Arena(chain, real, start, await node.ask('evm_snapshot'));
    } catch (error) {
      await chain.stop();
      throw error;
    }
  }

  /** A sequence of acts from the beginning. Throws a `Disagreement`. */
  async play(intents: readonly Intent[], tally: Tally): Promise<void> {
    const { node } = this.real;
    await node.ask('evm_revert', this.snapshot);
    // A snapshot that was gone back to is gone.
    this.snapshot = await node.ask('evm_snapshot');
    const duel = new Duel(this.real, this.start.town.copy(), this.start.state, this.start.now);
    await new Sequence(duel, tally).play(intents);
  }

  stop(): Promise<void> {
    return this.chain.stop();
  }
}

function deploy(chain: BareChain, deployerKey: string): Promise<Deployment> {
  const [registrar, issuer] = [keyNamed('registrar').address, keyNamed('issuer').address];
  const terms = { registrar, issuer, depositToken: DEPOSIT_TOKEN, rpId: SITE };
  return deployContracts({ rpcUrl: chain.rpcUrl, deployerKey, ...terms });
}
