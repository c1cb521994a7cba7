import { DomainError } from '@tallystick/kernel';

export interface MappingFault {
  /** Where in the mapping, as a JSON Pointer. */
  readonly at: string;
  readonly expected: string;
}

/** All that is wrong with a mapping at once. */
export class MappingInvalid extends DomainError {
  constructor(readonly faults: readonly MappingFault[]) {
    const said = faults.map(({ at, expected }) => `${at || 'mapping'}: expected ${expected}`);
    super('mapping-invalid', 'invalid', `The mapping cannot be used: ${said.join('; ')}.`, { faults });
  }
}

const MOST_FAULTS = 50;

/** What was found wrong so far; whoever reads on answers undefined and says it here. */
export class MappingFaults {
  private readonly found: MappingFault[] = [];

  add(at: string, expected: string): undefined {
    // Names of members come from outside as well.
    if (this.found.length < MOST_FAULTS) this.found.push({ at: at.slice(0, MOST_CHARACTERS), expected });
    return undefined;
  }

  /** @throws MappingInvalid when anything was */
  throwIfAny(): void {
    if (this.found.length > 0) throw new MappingInvalid(this.found);
  }
}

const MOST_CHARACTERS = 120;

/** The members of an object, or undefined with its fault; a member that is none of those known is one too. */
export function membersOf(
  given: unknown,
  at: string,
  known: readonly string[],
  faults: MappingFaults,
): Readonly<Record<string, unknown>> | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return faults.add(at, `an object with ${known.join(', ')}`);
  for (const name of Object.keys(given)) {
    if (!known.includes(name)) faults.add(`${at}/${name}`, `one of ${known.join(', ')}`);
  }
  return given as Readonly<Record<string, unknown>>;
}
