import { Body, Controller, Get, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ServiceTokenGuard } from '@tallystick/platform';
import { BlindKey, type Evaluation } from '@tallystick/registry';
import { EvaluatePoints } from './evaluate-points.js';
import { EvaluationRequestDto } from './evaluation-request.js';

@Controller('v1')
@UseGuards(ServiceTokenGuard)
export class EvaluationsController {
  constructor(
    private readonly evaluating: EvaluatePoints,
    private readonly blindKey: BlindKey,
  ) {}

  /** Evaluates blinded points with the secret key, and proves that it was this key. */
  @Post('evaluations')
  @HttpCode(200)
  evaluate(@Body() { bank, blinded }: EvaluationRequestDto): Promise<Evaluation> {
    return this.evaluating.run(bank, blinded);
  }

  /** The key that evaluations are proved by. */
  @Get('key')
  key(): Pick<Evaluation, 'keyId' | 'publicKey'> {
    const { keyId, publicKey } = this.blindKey;
    return { keyId, publicKey };
  }
}
