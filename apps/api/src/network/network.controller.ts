import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Network } from '@tallystick/act-types';
import { NETWORK } from '@tallystick/chain';
import { Public } from '@tallystick/platform';

class ContractsView {
  @ApiProperty() partyRegistry!: string;
  @ApiProperty() programmes!: string;
  @ApiProperty() tradeRegistry!: string;
  @ApiProperty() receivables!: string;
  @ApiProperty() depositToken!: string;
  @ApiProperty() evidenceLog!: string;
  @ApiProperty() relay!: string;
  @ApiProperty() partyAccountFactory!: string;
}

export class NetworkView implements Network {
  @ApiProperty({ description: 'EIP-155, decimal digits.' })
  chainId!: string;

  @ApiProperty({ type: ContractsView })
  contracts!: ContractsView;

  @ApiProperty({ description: 'Admits parties; fixed in the party registry.' })
  registrar!: string;

  @ApiProperty({ description: 'Mints deposits; fixed in the deposit token.' })
  issuer!: string;
}

@ApiTags('network')
@Controller('v1/network')
export class NetworkController {
  constructor(@Inject(NETWORK) private readonly network: Network) {}

  /** Where the contracts are. Pin it in your client: a signer computes digests from its own copy, not from one that changes. */
  @Get()
  @ApiOkResponse({ type: NetworkView })
  @Public()
  get(): NetworkView {
    const { chainId, contracts, registrar, issuer } = this.network;
    return { chainId, contracts, registrar, issuer };
  }
}
