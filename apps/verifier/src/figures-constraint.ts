import { ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';

const MAX_FIGURES = 20;
const MAX_CHARACTERS = 600;
const NAME = /^[a-zA-Z]{1,40}$/;

/** Figures by name: each pattern has its own. */
@ValidatorConstraint({ name: 'figures' })
export class FiguresConstraint implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const entries = Object.entries(value);
    return entries.length <= MAX_FIGURES && entries.every(([name, figure]) => NAME.test(name) && isFigure(figure));
  }

  defaultMessage(): string {
    return `$property has up to ${MAX_FIGURES} figures by name, whole numbers or texts of at most ${MAX_CHARACTERS} characters`;
  }
}

function isFigure(value: unknown): boolean {
  return typeof value === 'string' ? value.length <= MAX_CHARACTERS : Number.isSafeInteger(value);
}
