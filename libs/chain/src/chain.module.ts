import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Network } from '@tallystick/act-types';
import type { Finality } from '@tallystick/platform';
import { AccountReader } from './accounts/account-reader.js';
import { PasskeyVerifierReader } from './accounts/passkey-verifier-reader.js';
import { ChainReader } from './contracts/chain-reader.js';
import { NETWORK } from './contracts/network-token.js';
import { createRpcProvider } from './contracts/rpc-provider.js';
import { Outbox } from './outbox/outbox.js';

export interface ChainModuleSettings {
  readonly rpcUrl: string;
  readonly network: Network;
  readonly finality: Finality;
  /** Blocks whose logs the node is asked for at once at most. */
  readonly logBlocks: number;
}

/** The chain as use cases see it: which network it is, questions to it, and the outbox towards it. */
@Global()
@Module({})
export class ChainModule {
  static forRoot({ rpcUrl, network, finality, logBlocks }: ChainModuleSettings): DynamicModule {
    const provider = () => createRpcProvider({ url: rpcUrl, chainId: network.chainId });
    const reader = () => new ChainReader(provider(), network, finality);
    const accounts = () => new AccountReader(provider(), { finality, logBlocks });
    return {
      module: ChainModule,
      providers: [
        { provide: NETWORK, useValue: network },
        { provide: ChainReader, useFactory: reader },
        { provide: AccountReader, useFactory: accounts },
        { provide: PasskeyVerifierReader, useFactory: () => new PasskeyVerifierReader(provider(), network) },
        Outbox,
      ],
      exports: [NETWORK, ChainReader, AccountReader, PasskeyVerifierReader, Outbox],
    };
  }
}
