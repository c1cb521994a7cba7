import { Decimal, DecimalMalformed, DomainError } from '@tallystick/kernel';

/** As stored and signed: numbers, texts and lists; decimals as texts. */
export type GivenParameters = Readonly<Record<string, unknown>>;

/** What a parameter looks like, for whoever fills in a form. */
export interface FieldForm {
  readonly type: 'whole' | 'decimal' | 'text' | 'polygon';
  readonly from?: string;
  readonly to?: string;
  /** Left out, or null, this part of the rule is off. */
  readonly isOptional?: true;
}

/** One parameter: how it is read, in which unit, and what it is when nobody says. */
export interface Field<Value> {
  readonly unit: string;
  readonly form: FieldForm;
  readonly fallback?: Value;
  /** Throws `ParameterWrong`. */
  readonly read: (given: unknown) => Value;
}

export type Fields<Parameters> = { readonly [Name in keyof Parameters]-?: Field<Parameters[Name]> };

/** What would be right. */
export class ParameterWrong extends Error {}

export interface WrongParameter {
  readonly parameter: string;
  readonly expected: string;
}

export class RuleParametersInvalid extends DomainError {
  constructor(
    ruleId: string,
    readonly wrong: readonly WrongParameter[],
  ) {
    const said = wrong.map(({ parameter, expected }) => `${parameter}: expected ${expected}`);
    super('rule-parameters-invalid', 'invalid', `The parameters of ${ruleId} cannot be used: ${said.join('; ')}.`, {
      wrong,
    });
  }
}

/** Every parameter of a rule, or all that is wrong with them at once. Throws `RuleParametersInvalid`. */
export function parseParameters<Parameters extends object>(
  ruleId: string,
  fields: Fields<Parameters>,
  by: { readonly ruleId: string; readonly version: number; readonly parameters: GivenParameters },
): Parameters {
  const wrong: WrongParameter[] = [];
  if (by.ruleId !== ruleId) wrong.push({ parameter: 'ruleId', expected: `"${ruleId}"` });
  if (!Number.isSafeInteger(by.version) || by.version < 1) {
    wrong.push({ parameter: 'version', expected: 'a whole number from 1' });
  }
  for (const name of Object.keys(by.parameters)) {
    if (!Object.hasOwn(fields, name)) {
      wrong.push({ parameter: name.slice(0, 40), expected: `one of ${Object.keys(fields).join(', ')}` });
    }
  }
  const read = Object.entries<Field<unknown>>(fields).map(([parameter, field]) => {
    try {
      return [parameter, valueOf(field, by.parameters[parameter])] as const;
    } catch (error) {
      if (!(error instanceof ParameterWrong)) throw error;
      wrong.push({ parameter, expected: error.message });
      return [parameter, undefined] as const;
    }
  });
  if (wrong.length > 0) throw new RuleParametersInvalid(ruleId, wrong);
  return Object.fromEntries(read) as Parameters;
}

function valueOf<Value>(field: Field<Value>, given: unknown): Value {
  if (given === undefined && 'fallback' in field) return field.fallback;
  return field.read(given);
}

const fallbackOf = <Value>(fallback: Value | undefined) => (fallback === undefined ? {} : { fallback });

/** A whole number in a unit, such as milliseconds. */
export function whole(unit: string, range: { from: number; to: number; fallback?: number }): Field<number> {
  const { from, to, fallback } = range;
  return {
    unit,
    form: { type: 'whole', from: String(from), to: String(to) },
    ...fallbackOf(fallback),
    read: (given) => {
      if (typeof given === 'number' && Number.isSafeInteger(given) && given >= from && given <= to) return given;
      throw new ParameterWrong(`a whole number of ${unit} from ${from} to ${to}`);
    },
  };
}

/** An exact number, given as text such as "0.02". */
export function decimal(unit: string, range: { from: string; to: string; fallback?: string }): Field<Decimal> {
  const [from, to] = [Decimal.parse(range.from), Decimal.parse(range.to)];
  return {
    unit,
    form: { type: 'decimal', from: range.from, to: range.to },
    ...fallbackOf(range.fallback === undefined ? undefined : Decimal.parse(range.fallback)),
    read: (given) => {
      const value = typeof given === 'string' ? decimalOf(given) : undefined;
      if (value && value.compare(from) >= 0 && value.compare(to) <= 0) return value;
      throw new ParameterWrong(`a decimal of ${unit} as text, from ${range.from} to ${range.to}`);
    },
  };
}

function decimalOf(text: string): Decimal | undefined {
  try {
    return Decimal.parse(text);
  } catch (error) {
    if (error instanceof DecimalMalformed) return undefined;
    throw error;
  }
}

const MAX_TEXT = 200;

export function text(unit: string, fallback?: string): Field<string> {
  return {
    unit,
    form: { type: 'text' },
    ...fallbackOf(fallback),
    read: (given) => {
      if (typeof given === 'string' && given.length > 0 && given.length <= MAX_TEXT) return given;
      throw new ParameterWrong(`${unit}, 1 to ${MAX_TEXT} characters`);
    },
  };
}

/** A parameter that may be left out, where leaving it out means that this part of the rule is off. */
export function optional<Value>(field: Field<Value>): Field<Value | null> {
  const form = { ...field.form, isOptional: true } as const;
  return { unit: field.unit, form, fallback: null, read: (given) => (given === null ? null : field.read(given)) };
}
