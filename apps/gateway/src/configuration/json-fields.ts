/** Reads a JSON object field by field and collects every fault, each with its path. */
export class JsonFields {
  private readonly known = new Set<string>();
  private readonly fields: Readonly<Record<string, unknown>>;

  constructor(
    value: unknown,
    private readonly path: string,
    private readonly faults: string[],
  ) {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject) this.fault('', 'expected an object');
    this.fields = isObject ? (value as Readonly<Record<string, unknown>>) : {};
  }

  text(name: string, expected: string, pattern = /^.+$/s): string {
    const value = this.take(name);
    if (typeof value === 'string' && pattern.test(value)) return value;
    this.fault(name, `expected ${expected}`);
    return '';
  }

  optionalText(name: string, expected: string, pattern?: RegExp): string | undefined {
    return this.take(name) === undefined ? undefined : this.text(name, expected, pattern);
  }

  whole(name: string, { min, max, unit }: { min: number; max: number; unit: string }, fallback?: number): number {
    const value = this.take(name) ?? fallback;
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
    this.fault(name, `expected a whole number of ${unit} from ${min} to ${max}`);
    return min;
  }

  optionalWhole(name: string, range: { min: number; max: number; unit: string }): number | undefined {
    return this.take(name) === undefined ? undefined : this.whole(name, range);
  }

  oneOf<T extends string>(name: string, choices: readonly [T, ...T[]], fallback?: T): T {
    const value = this.take(name) ?? fallback;
    const found = choices.find((choice) => choice === value);
    if (found === undefined) this.fault(name, `expected one of ${choices.join(', ')}`);
    return found ?? choices[0];
  }

  /** @param least how many there must be */
  list<T>(name: string, read: (item: JsonFields) => T, least = 1): readonly T[] {
    const value = this.take(name);
    if (!Array.isArray(value) || value.length < least) {
      this.fault(name, `expected a list of ${least} or more`);
      return [];
    }
    return value.map((item, place) => {
      const fields = new JsonFields(item, this.at(`${name}[${place}]`), this.faults);
      const result = read(fields);
      fields.end();
      return result;
    });
  }

  listOf<T extends string>(name: string, choices: readonly T[]): readonly T[] {
    const value = this.take(name);
    const isList = Array.isArray(value) && value.every((item) => choices.some((choice) => choice === item));
    if (isList) return value as readonly T[];
    this.fault(name, `expected a list of some of ${choices.join(', ')}`);
    return [];
  }

  /** Says of every field that nobody asked for that it is unknown: a wrong name must not pass for a default. */
  end(): void {
    for (const name of Object.keys(this.fields)) if (!this.known.has(name)) this.fault(name, 'is not known here');
  }

  fault(name: string, text: string): void {
    this.faults.push(`${this.at(name) || 'it'}: ${text}`);
  }

  private take(name: string): unknown {
    this.known.add(name);
    return Object.hasOwn(this.fields, name) ? this.fields[name] : undefined;
  }

  private at(name: string): string {
    return [this.path, name].filter((part) => part !== '').join('.');
  }
}
