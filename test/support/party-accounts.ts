import type { PartyAccount, PasskeyTerms, PersonKey } from '@tallystick/api-client';
import { contractInterfaces } from '@tallystick/chain';
import { Contract, type ContractTransactionResponse, randomBytes, type Wallet } from 'ethers';
import type { TestChain } from './chain.js';

export interface PersonWithKey {
  readonly person: number;
  readonly key: PersonKey;
}

/** Accounts of several persons on a test's chain where no API stands before it, made as their owners' own wallets would. */
export class TestPartyAccounts {
  private constructor(
    private readonly chain: TestChain,
    private readonly relayer: Wallet,
    readonly passkeys: PasskeyTerms,
  ) {}

  /** @param relayer anybody with gas: whoever sends the transactions has no say in them */
  static async on(chain: TestChain, relayer: Wallet, rpId: string): Promise<TestPartyAccounts> {
    const { partyAccountFactory } = chain.deployment.network.contracts;
    const factory = new Contract(partyAccountFactory, contractInterfaces.partyAccountFactory, chain.provider);
    const verifier = (await factory.getFunction('passkeyVerifier')()) as string;
    return new TestPartyAccounts(chain, relayer, { verifier, rpId });
  }

  async create(persons: readonly PersonWithKey[], threshold: number): Promise<PartyAccount> {
    const { chainId, contracts } = this.chain.deployment.network;
    const factory = new Contract(contracts.partyAccountFactory, contractInterfaces.partyAccountFactory, this.relayer);
    const signers = persons.map(({ person, key }) => ({ person, key: key.key }));
    const salt = randomBytes(32);
    const address = (await factory.getFunction('accountOf')(salt, signers, threshold)) as string;
    const sent = (await factory.getFunction('create')(salt, signers, threshold)) as ContractTransactionResponse;
    await sent.wait();
    return { address, chainId, configuration: 1n };
  }
}
