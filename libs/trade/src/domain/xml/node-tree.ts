import type { SaxesTagNS } from 'saxes';
import { Attr, Document, type Element, type Node } from 'slimdom';
import type { Finding } from '../finding.js';
import { readXml, type XmlListener } from './read-xml.js';
import type { XmlLimits } from './xml-limits.js';

/** A file as XPath sees it: with comments, attributes of any namespace, and text and elements in their order. */
export interface NodeTree {
  readonly document: Document;
  /** Where a node is, as `line:column path`; empty for the document itself. */
  readonly placeOf: (node: Node) => string;
}

export type NodeTreeReading = { readonly tree: NodeTree } | { readonly refusal: Finding };

/** By the same parser, with the same refusals, as a paper: there is no second way in for a DOCTYPE. */
export function readNodeTree(bytes: Uint8Array, limits: XmlLimits): NodeTreeReading {
  const builder = new NodeTreeBuilder();
  const reading = readXml(bytes, limits, builder);
  if ('refusal' in reading) return reading;
  return { tree: { document: builder.document, placeOf: (node) => placeIn(builder.places, node) } };
}

class NodeTreeBuilder implements XmlListener {
  readonly document = new Document();
  readonly places = new Map<Node, string>();
  private parent: Document | Element = this.document;
  private texts: string[] = [];

  start({ uri, name, attributes }: SaxesTagNS, where: string): void {
    this.endText();
    const element = this.document.createElementNS(uri || null, name);
    for (const attribute of Object.values(attributes)) {
      if (isDeclaration(attribute)) continue;
      element.setAttributeNS(attribute.uri || null, attribute.name, attribute.value);
    }
    this.places.set(element, where);
    this.parent.appendChild(element);
    this.parent = element;
  }

  end(): void {
    this.endText();
    this.parent = (this.parent.parentNode ?? this.document) as Document | Element;
  }

  text(text: string): void {
    if (this.parent !== this.document) this.texts.push(text);
  }

  comment(text: string): void {
    this.endText();
    this.parent.appendChild(this.document.createComment(text));
  }

  instruction(target: string, body: string): void {
    this.endText();
    this.parent.appendChild(this.document.createProcessingInstruction(target, body));
  }

  /** XPath knows no CDATA sections: what stands side by side is one text. */
  private endText(): void {
    const text = this.texts.join('');
    if (text !== '') this.parent.appendChild(this.document.createTextNode(text));
    this.texts = [];
  }
}

/** A namespace's declaration is no attribute to XPath. */
function isDeclaration({ prefix, name }: { readonly prefix: string; readonly name: string }): boolean {
  return prefix === 'xmlns' || name === 'xmlns';
}

function placeIn(places: ReadonlyMap<Node, string>, node: Node): string {
  const place = places.get(node);
  if (place !== undefined) return place;
  if (node instanceof Attr && node.ownerElement) return `${places.get(node.ownerElement) ?? ''}/@${node.name}`;
  return (node.parentNode && places.get(node.parentNode)) ?? '';
}
