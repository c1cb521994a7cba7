import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import type { Network } from '@tallystick/act-types';
import { ChainReader, createRpcProvider } from '@tallystick/chain';
import { type Clock, systemClock } from '@tallystick/kernel';
import { ProblemFilter, requestValidation, SERVICE_TOKEN, ServiceTokenGuard } from '@tallystick/platform';
import { PAPER_LIMITS, type Schematron, type TradeRules } from '@tallystick/trade/papers';
import {
  AttestTrade,
  CheckTrade,
  DecideReview,
  LowerCap,
  SignAttestation,
  VerifierChain,
} from '@tallystick/trade/verifier';
import { computeAddress } from 'ethers';
import { AttestationsController, SCHEMATRON } from './attestations.controller.js';
import { HealthController, VERIFIER_ACCOUNT } from './health.controller.js';
import type { VerifierSettings } from './settings.js';

/** What the operator has papers judged by, besides what is built in. */
export interface OperatorsRules {
  readonly rules: TradeRules;
  readonly schematron: Schematron;
}

@Module({})
export class VerifierModule {
  static forRoot(
    settings: VerifierSettings,
    network: Network,
    { rules, schematron }: OperatorsRules,
    clock: Clock = systemClock,
  ): DynamicModule {
    const provider = createRpcProvider({ url: settings.chainRpcUrl, chainId: network.chainId });
    const chain = new ChainReader(provider, network, 'instant');
    const { party, reviewer, privateKey, nullifierKeys, token } = settings;
    const attestation = new SignAttestation({ party, privateKey, nullifierKeys }, network, chain, clock);
    const nullifiersOf = attestation.nullifiersOf.bind(attestation);
    const check = new CheckTrade({ network, chain, nullifiersOf, rules, schematron: schematron.sha256s });
    const lowering = new LowerCap(attestation, chain);
    return {
      module: VerifierModule,
      controllers: [AttestationsController, HealthController],
      providers: [
        ServiceTokenGuard,
        { provide: SERVICE_TOKEN, useValue: token },
        { provide: PAPER_LIMITS, useValue: settings.paperLimits },
        { provide: VERIFIER_ACCOUNT, useValue: { party, address: computeAddress(privateKey) } },
        { provide: SCHEMATRON, useValue: schematron },
        { provide: VerifierChain, useValue: chain },
        { provide: AttestTrade, useValue: new AttestTrade({ check, attestation, lowering, reviewer, clock }) },
        {
          provide: DecideReview,
          useValue: new DecideReview({ check, attestation, chain, network, reviewer, clock }),
        },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: requestValidation },
      ],
    };
  }
}
