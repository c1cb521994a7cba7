import type { Element, Node } from 'slimdom';
import type { SchemaFaults } from './schema-faults.js';

export const SCHEMATRON = 'http://purl.oclc.org/dsdl/schematron';
const XSLT = 'http://www.w3.org/1999/XSL/Transform';

const KNOWN: ReadonlySet<string> = new Set(
  'schema title p ns let phase active pattern param rule extends assert report name value-of emph dir span diagnostics diagnostic properties property'.split(
    ' ',
  ),
);

export function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}

export function childrenNamed(parent: Element, ...names: readonly string[]): readonly Element[] {
  return parent.children.filter((child) => child.namespaceURI === SCHEMATRON && names.includes(child.localName));
}

/** What the file asks for and will not get. What is of no known language, such as notes on the rules, is for people and passed over. */
export function refuseElements(root: Element, faults: SchemaFaults): void {
  const open: Element[] = [root];
  for (let element = open.pop(); element; element = open.pop()) {
    const refusal = refusalOf(element);
    if (refusal) faults.add(element, refusal);
    else open.push(...element.children.toReversed());
  }
}

function refusalOf(element: Element): string | undefined {
  const { localName, namespaceURI } = element;
  if (namespaceURI === XSLT) return `<${element.nodeName}> needs XSLT, which is not run; say it in XPath`;
  if (namespaceURI !== SCHEMATRON) return undefined;
  if (localName === 'include' || (localName === 'extends' && element.hasAttribute('href')))
    return `<${localName}> of another file is not followed; put its rules in this one, or name both files`;
  if (!KNOWN.has(localName))
    return `<${localName}> is not supported; of Schematron's elements these are: ${[...KNOWN].join(', ')}`;
  if (localName === 'pattern' && element.hasAttribute('documents'))
    return 'documents: rules on other documents than the paper are not run';
  return undefined;
}
