import type { Element } from 'slimdom';
import type { Let } from './schema.js';
import { childrenNamed } from './schema-elements.js';
import type { SchemaFaults } from './schema-faults.js';
import { faultIn, type XPathScope } from './xpath.js';

const NAME = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;

/** Reads elements of one file: reports what is wrong with them, knows the names in reach, fills parameters in. */
export class SchemaReading {
  constructor(
    readonly faults: SchemaFaults,
    private readonly scope: XPathScope,
    private readonly params: ReadonlyMap<string, string> = new Map(),
  ) {}

  /** Of an abstract pattern, with the values of one that is made from it. */
  withParams(params: ReadonlyMap<string, string>): SchemaReading {
    return new SchemaReading(this.faults, this.scope, params);
  }

  withVariables(lets: readonly Let[]): SchemaReading {
    const variables = { ...this.scope.variables, ...Object.fromEntries(lets.map(({ name }) => [name, null])) };
    return new SchemaReading(this.faults, { ...this.scope, variables }, this.params);
  }

  /** Undefined when it is not there or empty. */
  optional(element: Element, attribute: string): string | undefined {
    const text = element.getAttribute(attribute)?.trim();
    return text ? this.filledIn(text) : undefined;
  }

  /** Empty when it is not there, which is reported. */
  required(element: Element, attribute: string): string {
    const text = this.optional(element, attribute);
    if (text === undefined) this.faults.add(element, `<${element.localName}> has no ${attribute}; give it one`);
    return text ?? '';
  }

  /** An expression that can be run, or any text when it cannot, which is reported. */
  expression(element: Element, attribute: string): string {
    const expression = this.required(element, attribute);
    const fault = expression && faultIn(expression, this.scope);
    if (fault) this.faults.add(element, `${attribute} ${fault}`);
    return expression;
  }

  /** Each sees those before it. */
  lets(elements: readonly Element[]): readonly Let[] {
    return elements.reduce<readonly Let[]>((sofar, element) => [...sofar, this.withVariables(sofar).let(element)], []);
  }

  private let(element: Element): Let {
    const name = this.required(element, 'name');
    if (name && !NAME.test(name))
      this.faults.add(element, `"${name}" is no name of a variable; use one without a prefix`);
    if (element.children.length > 0)
      this.faults.add(element, '<let> holds elements; give it an expression as its value instead');
    return { name, value: this.expression(element, 'value') };
  }

  private filledIn(text: string): string {
    if (this.params.size === 0) return text;
    return text.replace(/\$([\p{L}_][\p{L}\p{N}_.-]*)/gu, (whole, name: string) => this.params.get(name) ?? whole);
  }
}

/** Values of an abstract pattern's parameters, by name. */
export function paramsOf(reading: SchemaReading, pattern: Element): ReadonlyMap<string, string> {
  const params = childrenNamed(pattern, 'param');
  return new Map(params.map((param) => [reading.required(param, 'name'), reading.required(param, 'value')]));
}
