import type { Element, Node } from 'slimdom';

const FUNCTIONS = 'http://www.w3.org/2005/xpath-functions';
/** Of the standard; the engine has some of its own, one of which evaluates texts. */
const OPEN_NAMESPACES: ReadonlyMap<string, string> = new Map([
  ['fn', FUNCTIONS],
  ['xs', 'http://www.w3.org/2001/XMLSchema'],
  ['math', `${FUNCTIONS}/math`],
  ['map', `${FUNCTIONS}/map`],
  ['array', `${FUNCTIONS}/array`],
]);
const OPENS = 'opens what is outside the paper, which no rule may; write what it would find into the rule';
const XSLT = 'belongs to XSLT, which is not run; say it in XPath';
const FLEETING = 'says another thing each time it is asked, and a verification must be repeatable';
const REFUSED: Readonly<Record<string, string>> = {
  key: XSLT,
  'format-number': XSLT,
  'system-property': XSLT,
  'unparsed-entity-uri': XSLT,
  current: 'belongs to XSLT, which is not run; give the context a name, as in <let name="here" value="."/>',
  document: OPENS,
  doc: OPENS,
  'doc-available': OPENS,
  collection: OPENS,
  'uri-collection': OPENS,
  'unparsed-text': OPENS,
  'unparsed-text-lines': OPENS,
  'unparsed-text-available': OPENS,
  'json-doc': OPENS,
  'environment-variable': OPENS,
  'available-environment-variables': OPENS,
  'current-date': FLEETING,
  'current-dateTime': FLEETING,
  'current-time': FLEETING,
  'implicit-timezone': FLEETING,
  'random-number-generator': FLEETING,
};

/** Why a function that an expression calls, or names, is not for rules on papers, or undefined. */
export function refusedFunction(syntax: Node, namespaces: ReadonlyMap<string, string>): string | undefined {
  for (const node of functionNames(syntax)) {
    const name = node.textContent ?? '';
    const prefix = attribute(node, 'prefix');
    const uri = attribute(node, 'URI') ?? uriOf(prefix ?? '', namespaces);
    if (uri === FUNCTIONS && Object.hasOwn(REFUSED, name)) return `${name}() ${REFUSED[name]}`;
    if (uri !== undefined && ![...OPEN_NAMESPACES.values()].includes(uri))
      return `${prefix ? `${prefix}:` : ''}${name}() is none of XPath's functions; functions of the file itself (xsl:function) are not run`;
  }
  return undefined;
}

function uriOf(prefix: string, namespaces: ReadonlyMap<string, string>): string | undefined {
  return prefix === '' ? FUNCTIONS : (namespaces.get(prefix) ?? OPEN_NAMESPACES.get(prefix) ?? `prefix ${prefix}`);
}

/** Of XQueryX, the standard's form of an expression's syntax: calls, references, and what stands after an arrow. */
function functionNames(syntax: Node): readonly Element[] {
  const found: Element[] = [];
  const open: Node[] = [syntax];
  for (let node = open.pop(); node; node = open.pop()) {
    if (isElement(node) && isFunctionName(node)) found.push(node);
    open.push(...node.childNodes);
  }
  return found;
}

function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}

function isFunctionName({ localName, parentNode }: Element): boolean {
  return localName === 'functionName' || (localName === 'EQName' && parentNode?.nodeName === 'xqx:arrowExpr');
}

function attribute(element: Element, name: string): string | undefined {
  return element.attributes.find(({ localName }) => localName === name)?.value;
}
