import { ApiProperty } from '@nestjs/swagger';
import type { PreparedTransaction } from '@tallystick/act-types';

/** What no act can do and its sender's own wallet must send. */
export class PreparedTransactionView implements PreparedTransaction {
  @ApiProperty({ description: 'EIP-155, decimal digits.' })
  chainId!: string;

  @ApiProperty()
  to!: string;

  @ApiProperty({ description: 'Calldata, 0x hex.' })
  data!: string;

  @ApiProperty({ description: 'Wei, decimal digits.' })
  value!: string;
}
