import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Network } from '@tallystick/act-types';
import type { Finality } from '@tallystick/platform';
import { ChainReader } from './contracts/chain-reader.js';
import { NETWORK } from './contracts/network-token.js';
import { createRpcProvider } from './contracts/rpc-provider.js';
import { Outbox } from './outbox/outbox.js';

export interface ChainModuleSettings {
  readonly rpcUrl: string;
  readonly network: Network;
  readonly finality: Finality;
}

/** The chain as use cases see it: which network it is, questions to it, and the outbox towards it. */
@Global()
@Module({})
export class ChainModule {
  static forRoot({ rpcUrl, network, finality }: ChainModuleSettings): DynamicModule {
    const reader = () =>
      new ChainReader(createRpcProvider({ url: rpcUrl, chainId: network.chainId }), network, finality);
    return {
      module: ChainModule,
      providers: [{ provide: NETWORK, useValue: network }, { provide: ChainReader, useFactory: reader }, Outbox],
      exports: [NETWORK, ChainReader, Outbox],
    };
  }
}
