import type { Element } from 'slimdom';
import { idOf, readAssertion } from './read-assertion.js';
import type { Assertion, Pattern, Rule } from './schema.js';
import { childrenNamed } from './schema-elements.js';
import { paramsOf, type SchemaReading } from './schema-reading.js';

/** @param isActive whether the phase that is run has a pattern in it */
export function readPatterns(
  schema: Element,
  isActive: (pattern: Element) => boolean,
  reading: SchemaReading,
): readonly Pattern[] {
  const reader = new PatternReader(schema, reading);
  return childrenNamed(schema, 'pattern')
    .filter((pattern) => !isAbstract(pattern) && isActive(pattern))
    .flatMap((pattern) => reader.read(pattern));
}

class PatternReader {
  private ordinal = 0;

  constructor(
    private readonly schema: Element,
    private readonly reading: SchemaReading,
  ) {}

  read(pattern: Element): readonly Pattern[] {
    const isA = this.reading.optional(pattern, 'is-a');
    if (isA === undefined) return [this.made(pattern, pattern, this.reading)];
    const abstract = childrenNamed(this.schema, 'pattern').find(
      (one) => isAbstract(one) && one.getAttribute('id') === isA,
    );
    if (!abstract) {
      this.reading.faults.add(pattern, `is-a names "${isA}", and there is no abstract pattern of that id`);
      return [];
    }
    const own = childrenNamed(pattern, 'rule', 'let');
    for (const one of own)
      this.reading.faults.add(one, 'a pattern with is-a has parameters alone; put this in another');
    const params = new Map([...paramsOf(this.reading, abstract), ...paramsOf(this.reading, pattern)]);
    return [this.made(pattern, abstract, this.reading.withParams(params))];
  }

  /** @param body the pattern itself, or the abstract one that it is made from */
  private made(pattern: Element, body: Element, reading: SchemaReading): Pattern {
    const lets = reading.lets(childrenNamed(body, 'let'));
    const inside = reading.withVariables(lets);
    const rules = childrenNamed(body, 'rule').filter((rule) => !isAbstract(rule));
    return { lets, rules: rules.map((rule) => this.rule(rule, pattern, body, inside)) };
  }

  private rule(rule: Element, pattern: Element, body: Element, reading: SchemaReading): Rule {
    const contents = this.contents(rule, body, reading, []);
    const lets = reading.lets(contents.filter(({ localName }) => localName === 'let'));
    const inside = reading.withVariables(lets);
    const assertions = contents
      .filter(({ localName }) => localName !== 'let')
      .map((element): Assertion => readAssertion(element, [rule, pattern], (this.ordinal += 1), inside));
    return {
      id: idOf([rule, pattern], 'schematron', reading),
      context: reading.expression(rule, 'context'),
      lets,
      assertions,
    };
  }

  /** A rule's variables and assertions, with those of abstract rules where it extends them. */
  private contents(
    rule: Element,
    body: Element,
    reading: SchemaReading,
    above: readonly Element[],
  ): readonly Element[] {
    return childrenNamed(rule, 'let', 'assert', 'report', 'extends').flatMap((element) => {
      if (element.localName !== 'extends') return [element];
      const id = reading.required(element, 'rule');
      const extended = this.abstractRule(id, body);
      if (!extended || extended === rule || above.includes(extended)) {
        const wrong = extended
          ? `extends itself through "${id}"`
          : `names "${id}", and there is no abstract rule of that id`;
        reading.faults.add(element, `<extends> ${wrong}`);
        return [];
      }
      return this.contents(extended, body, reading, [...above, rule]);
    });
  }

  /** In the pattern itself before all others. */
  private abstractRule(id: string, body: Element): Element | undefined {
    const patterns = [body, ...childrenNamed(this.schema, 'pattern')];
    return patterns
      .flatMap((pattern) => childrenNamed(pattern, 'rule'))
      .find((rule) => isAbstract(rule) && rule.getAttribute('id') === id);
  }
}

function isAbstract(element: Element): boolean {
  return element.getAttribute('abstract')?.trim() === 'true';
}
