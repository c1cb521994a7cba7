import { patternFrom } from '@tallystick/trade/verifier';
import { ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';

/** Of an article's name, which a supplier writes. */
const MAX_CHARACTERS = 600;

/** A pattern that the checks know, with its own figures and no others. */
@ValidatorConstraint({ name: 'pattern' })
export class PatternConstraint implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    if (typeof value !== 'object' || value === null || Object.keys(value).sort().join() !== 'figures,pattern')
      return false;
    const { pattern, figures } = value as { pattern: unknown; figures: unknown };
    if (typeof pattern !== 'string' || typeof figures !== 'object' || figures === null) return false;
    const all = Object.values(figures);
    if (!all.every(isFigure)) return false;
    return patternFrom({ pattern, figures: figures as Record<string, string | number> }) !== undefined;
  }

  defaultMessage(): string {
    return `each of $property is a "pattern" that the checks know, with its own "figures": whole numbers, and texts of at most ${MAX_CHARACTERS} characters`;
  }
}

function isFigure(value: unknown): boolean {
  return typeof value === 'string' ? value.length <= MAX_CHARACTERS : Number.isSafeInteger(value);
}
