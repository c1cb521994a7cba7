import { Controller, Get, Inject, Res } from '@nestjs/common';
import { VerifierChain } from '@tallystick/trade/verifier';
import type { FastifyReply } from 'fastify';

export const VERIFIER_ACCOUNT = Symbol('VERIFIER_ACCOUNT');

export interface VerifierAccount {
  readonly party: string;
  readonly address: string;
}

@Controller('health')
export class HealthController {
  constructor(
    private readonly chain: VerifierChain,
    @Inject(VERIFIER_ACCOUNT) private readonly account: VerifierAccount,
  ) {}

  /** 200 as long as the process answers. */
  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** 200 when what it signs would count: the ledger answers, and knows this key as the party's. */
  @Get('ready')
  async ready(
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ status: 'ready' | 'not-ready'; detail?: string }> {
    const detail = await this.fault();
    if (detail === undefined) return { status: 'ready' };
    void reply.status(503);
    return { status: 'not-ready', detail };
  }

  private async fault(): Promise<string | undefined> {
    try {
      const { account } = await this.chain.partyStanding(this.account.party);
      const isOurs = account.toLowerCase() === this.account.address.toLowerCase();
      return isOurs ? undefined : `party ${this.account.party} is enrolled with another account, ${account}`;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
}
