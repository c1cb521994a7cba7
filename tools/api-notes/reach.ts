import ts from 'typescript';
import { isRefusal, refusalOf, type Refusal } from './refusal.js';
import type { Sources } from './sources.js';

/** Refusals whose code is another's: whoever reaches the class reaches what these say, each `Class.method` or a function’s name. */
export type Relayed = Readonly<Record<string, readonly string[]>>;

export interface Reached {
  readonly refusals: readonly Refusal[];
  /** Classes whose codes only a run knows. */
  readonly unknown: readonly string[];
}

/**
 * What may be thrown from somewhere on: every call, every implementation of what is called by an interface, every function that is handed on.
 * What is caught on the way counts too, so rather too much is found than too little.
 */
export class Reach {
  constructor(
    private readonly sources: Sources,
    private readonly relayed: Relayed,
  ) {}

  from(roots: readonly ts.Node[]): Reached {
    const seen = new Set<ts.Node>();
    const waiting = [...roots];
    const refusals: Refusal[] = [];
    const unknown = new Set<string>();
    const made = (one: ts.ClassDeclaration, given: readonly ts.Expression[]) => {
      const name = one.name?.text ?? '';
      const further = this.relayed[name];
      const refusal = refusalOf(this.sources, one, given);
      if (refusal) refusals.push(refusal);
      else if (further) waiting.push(...further.map((method) => this.named(method)));
      else unknown.add(name);
    };
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(...this.usedBy(next, made));
    }
    return { refusals, unknown: [...unknown] };
  }

  /** `Class.method`, or a function’s name. */
  named(path: string): ts.Node {
    const [one = '', method] = path.split('.');
    if (method === undefined) return this.sources.functionNamed(one);
    const found = this.sources.classNamed(one).members.find((member) => member.name?.getText() === method);
    if (!found) throw new Error(`no method ${path}`);
    return found;
  }

  private usedBy(
    root: ts.Node,
    made: (one: ts.ClassDeclaration, given: readonly ts.Expression[]) => void,
  ): readonly ts.Node[] {
    const used: ts.Node[] = [];
    const look = (node: ts.Node, isDeclared: boolean): void => {
      if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
      if (ts.isNewExpression(node)) {
        const one = this.declarationsOf(node.expression).find(ts.isClassDeclaration);
        if (one && isRefusal(this.sources, one)) made(one, [...(node.arguments ?? [])]);
        else if (one)
          used.push(
            ...one.members.filter((member) => ts.isConstructorDeclaration(member) || ts.isPropertyDeclaration(member)),
          );
      } else if (ts.isIdentifier(node)) {
        for (const declaration of this.declarationsOf(node)) used.push(...this.bodiesOf(declaration, isDeclared));
      }
      ts.forEachChild(node, (inner) => look(inner, isDeclared || ts.isDecorator(node) || isUse(node)));
    };
    look(root, false);
    return used;
  }

  private declarationsOf(node: ts.Node): readonly ts.Declaration[] {
    return (this.sources.symbolOf(node)?.declarations ?? []).filter((declaration) => this.sources.isOurs(declaration));
  }

  /** Where it goes on. A class that a decorator names, a guard or a pipe, is run as a whole by Nest. */
  private bodiesOf(declaration: ts.Declaration, isDeclared: boolean): readonly ts.Node[] {
    if (ts.isClassDeclaration(declaration)) {
      if (!isDeclared || isRefusal(this.sources, declaration) || declaration.members.some(isView)) return [];
      return declaration.members.filter((member) => !ts.isConstructorDeclaration(member));
    }
    if (
      ts.isMethodDeclaration(declaration) ||
      ts.isMethodSignature(declaration) ||
      ts.isPropertySignature(declaration)
    ) {
      return [declaration, ...this.implementationsOf(declaration)];
    }
    const isValue =
      ts.isVariableDeclaration(declaration) ||
      ts.isPropertyAssignment(declaration) ||
      ts.isFunctionDeclaration(declaration);
    return isValue || ts.isPropertyDeclaration(declaration) || ts.isGetAccessor(declaration) ? [declaration] : [];
  }

  private implementationsOf(declaration: ts.Declaration & { readonly name: ts.Node }): readonly ts.Node[] {
    const { parent } = declaration;
    if (!ts.isClassDeclaration(parent) && !ts.isInterfaceDeclaration(parent)) return [];
    const name = declaration.name.getText();
    return this.sources
      .heirsOf(parent)
      .flatMap(({ members }) => members.filter((member) => member.name?.getText() === name));
  }
}

/** What a request or an answer is made of has fields with decorators, and runs nothing. */
const isView = (member: ts.ClassElement) => ts.isPropertyDeclaration(member) && ts.getDecorators(member) !== undefined;

/** `UseGuards(…)` and its like, wherever a decorator is put together. */
const isUse = (node: ts.Node) =>
  ts.isCallExpression(node) && /^Use(Guards|Pipes|Interceptors)$/.test(node.expression.getText());
