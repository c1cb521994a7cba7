import type { Node } from 'slimdom';
import type { Finding } from '../finding.js';
import type { NodeTree } from '../xml/node-tree.js';
import { type Bindings, bindLets, withInlined } from './bind-lets.js';
import { BoundedFindings } from './bounded-findings.js';
import { branchesOf } from './context-branches.js';
import type { Assertion, MessagePart, Pattern, Rule, Schema } from './schema.js';
import { engineError, isTrue, nodesOf, textOf } from './xpath.js';

/** What a message quotes of a paper at one place. */
const VALUE_CHARACTERS = 100;

/** Holds a paper to the rules of files. An expression that cannot be evaluated on it is a finding: nobody knows whether the rule holds. */
export function runSchemas(schemas: readonly Schema[], tree: NodeTree): readonly Finding[] {
  const findings = new BoundedFindings();
  for (const schema of schemas) {
    const { document } = tree;
    const bindings = bindLets(schema.lets, document, { ...schema.scope, inlined: [] });
    for (const pattern of schema.patterns) {
      new PatternRun(tree, findings).run(pattern, bindLets(pattern.lets, document, bindings));
    }
  }
  return findings.all();
}

class PatternRun {
  /** Nodes that a rule of the pattern has held already. */
  private readonly held = new Set<Node>();

  constructor(
    private readonly tree: NodeTree,
    private readonly findings: BoundedFindings,
  ) {}

  run({ rules }: Pattern, bindings: Bindings): void {
    for (const rule of rules) {
      for (const node of this.matched(rule, bindings)) {
        if (this.held.has(node)) continue;
        this.held.add(node);
        const own = bindLets(rule.lets, node, bindings);
        for (const assertion of rule.assertions) this.hold(assertion, node, own);
      }
    }
  }

  private matched({ id, context }: Rule, bindings: Bindings): readonly Node[] {
    try {
      const { document } = this.tree;
      return branchesOf(context).flatMap((branch) => nodesOf(withInlined(branch, bindings), document, bindings));
    } catch (error) {
      const reason = engineError(error).words;
      this.findings.add(
        { rule: id, severity: 'error', where: '' },
        () => `where this rule applies cannot be told on this paper: ${reason}`,
      );
      return [];
    }
  }

  private hold({ kind, id, severity, test, message }: Assertion, node: Node, bindings: Bindings): void {
    const finding = { rule: id, severity, where: this.tree.placeOf(node) };
    const said = () => message.map((part) => partText(part, node, bindings)).join('');
    try {
      if (isTrue(withInlined(test, bindings), node, bindings) === (kind === 'assert')) return;
      this.findings.add(finding, said);
    } catch (error) {
      const reason = engineError(error).words;
      this.findings.add(finding, () => `cannot be told on this paper (${reason}): ${said()}`);
    }
  }
}

function partText(part: MessagePart, node: Node, bindings: Bindings): string {
  if (typeof part === 'string') return part;
  try {
    return textOf(withInlined(part.select, bindings), node, bindings).slice(0, VALUE_CHARACTERS);
  } catch {
    return '(no value)';
  }
}
