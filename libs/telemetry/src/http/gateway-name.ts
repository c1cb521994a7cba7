import { applyDecorators } from '@nestjs/common';
import { IsString, Matches } from 'class-validator';

export const GATEWAY_NAME = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/;

export function IsGatewayName(): PropertyDecorator {
  return applyDecorators(
    IsString(),
    Matches(GATEWAY_NAME, {
      message: '$property must be 1 to 64 letters, digits, and . _ : - after the first',
    }),
  );
}
