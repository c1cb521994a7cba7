import { type BlindKey, type Evaluation, TooManyPoints } from '@tallystick/registry';
import type { EvaluationLimits } from './evaluation-limits.js';

/** What the service is for. It sees blinded points alone, keeps none and logs none. */
export class EvaluatePoints {
  constructor(
    private readonly key: BlindKey,
    private readonly limits: EvaluationLimits,
    private readonly pointsPerRequest: number,
  ) {}

  /**
   * @param bank party number whose limit it counts on, as the caller says
   * Throws `TooManyPoints`, `LimitReached`, `PointNotInGroup`; a point that is refused has counted, so that refusals cost as much as answers.
   */
  async run(bank: string, blinded: readonly string[]): Promise<Evaluation> {
    if (blinded.length > this.pointsPerRequest) throw new TooManyPoints(this.pointsPerRequest);
    await this.limits.take(bank, blinded.length);
    return this.key.evaluate(blinded);
  }
}
