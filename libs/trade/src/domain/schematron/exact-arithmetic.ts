import { Document, type Element, type Node } from 'slimdom';
import { EXACT } from './exact-functions.js';
import { isElement } from './schema-elements.js';
import { engine } from './xpath-engine.js';

const bothAre = (type: string) => `$first instance of ${type} and $second instance of ${type}`;
const allAre = (type: string) => `(every $one in $first satisfies $one instance of ${type})`;
const choose = (condition: string, name: string, sign: string) =>
  `let $first := 0, $second := 0 return if (${condition}) then Q{${EXACT}}${name}($first, $second) else $first ${sign} $second`;
/** Integers stay integers: the engine is right about them. */
const DECIMALS = `${bothAre('xs:decimal')} and not(${bothAre('xs:integer')})`;

/** What stands in an operation's place, by its name in XQueryX; the zeros are its operands' places. */
const INSTEAD: Readonly<Record<string, string>> = {
  addOp: choose(DECIMALS, 'add', '+'),
  subtractOp: choose(DECIMALS, 'subtract', '-'),
  multiplyOp: choose(DECIMALS, 'multiply', '*'),
  divOp: choose(bothAre('xs:decimal'), 'divide', 'div'),
  sum: `let $first := 0 return if (${allAre('xs:decimal')} and not(${allAre('xs:integer')})) then Q{${EXACT}}sum($first) else sum($first)`,
};
const XQUERYX = 'http://www.w3.org/2005/XQueryX';
const CASTS: ReadonlySet<string> = new Set(['decimal', 'integer']);

/**
 * An expression ready for the engine, whose decimals are doubles: to it 0.1 + 0.2 is not 0.3. Wherever decimals are added, subtracted,
 * multiplied, divided or summed up it is made to ask us; of anything else (doubles, dates) it goes on as it would.
 */
export function withExactArithmetic(expression: string): Node {
  const syntax = syntaxOf(expression);
  new Replacing().in(syntax);
  return syntax;
}

function syntaxOf(expression: string): Node {
  return engine.parseScript(expression, { annotateAst: false }, new Document());
}

class Replacing {
  private count = 0;

  in(node: Node): void {
    for (const child of [...node.childNodes]) this.in(child);
    if (!isElement(node)) return;
    if (node.localName === 'functionCallExpr') this.call(node);
    else if (node.localName === 'modOp') modulo(node);
    else if (Object.hasOwn(INSTEAD, node.localName)) this.replace(node, node.localName, node.children.map(onlyChild));
  }

  private call(call: Element): void {
    const [name, list] = call.children;
    const operands = list?.children ?? [];
    const prefix = name?.attributes.find(({ localName }) => localName === 'prefix')?.value;
    const local = name?.textContent ?? '';
    if (operands.length !== 1 || prefix === undefined) return;
    if (local === 'sum' && (prefix === '' || prefix === 'fn')) this.replace(call, 'sum', operands);
    if (prefix === 'xs' && CASTS.has(local)) name?.replaceWith(functionName(local));
  }

  private replace(operation: Element, kind: string, operands: readonly Element[]): void {
    this.count += 1;
    // The engine takes no variable of a name that one outside has; a user's has no name of this form.
    const text = (INSTEAD[kind] ?? '').replace(/\$(first|second|one)\b/g, `$exact-$1-${this.count}`);
    const instead = firstBelow(syntaxOf(text), 'flworExpr');
    operation.replaceWith(instead);
    for (const [i, place] of placesIn(instead).entries()) place.replaceWith(operands[i] ?? place);
  }
}

/** Of a number that is read from a text there and then: it may be longer than any number that is kept. */
function modulo(operation: Element): void {
  const [number, divisor] = operation.children.map(onlyChild);
  const [name, list] = number?.children ?? [];
  const isRead = name?.localName === 'functionName' && name.getAttributeNS(XQUERYX, 'URI') === EXACT;
  if (!number || !divisor || !isRead || !CASTS.has(name.textContent ?? '')) return;
  name.replaceWith(functionName('modulo'));
  list?.append(divisor);
  operation.replaceWith(number);
}

/** The zeros, in their order. */
function placesIn(instead: Element): readonly Element[] {
  const [lets] = instead.children;
  return (lets?.children ?? []).flatMap((item) =>
    item.children.filter(({ localName }) => localName === 'letExpr').map(onlyChild),
  );
}

function functionName(local: string): Element {
  return firstBelow(syntaxOf(`Q{${EXACT}}${local}(())`), 'functionName');
}

function onlyChild(element: Element): Element {
  const child = element.firstElementChild;
  if (!child) throw new Error(`the engine’s syntax of ${element.nodeName} is another than was expected`);
  return child;
}

function firstBelow(syntax: Node, localName: string): Element {
  const open: Node[] = [syntax];
  for (let node = open.pop(); node; node = open.pop()) {
    if (isElement(node) && node.localName === localName) return node;
    open.push(...node.childNodes.toReversed());
  }
  throw new Error(`the engine’s syntax has no ${localName} where one was expected`);
}
