import type { FindingRule } from '../finding-rules.js';
import type { SaxesTagNS } from 'saxes';
import type { XmlElement } from './xml-element.js';
import type { XmlLimits } from './xml-limits.js';

const MESSAGE_CHARACTERS = 200;

/** Reading ends here; `rule` says which limit or rule of XML the file broke. */
export class XmlRefused extends Error {
  constructor(
    readonly rule: FindingRule,
    message: string,
    readonly where: string,
  ) {
    // What a parser says quotes the file, which may hold a name of a million letters.
    super(message.slice(0, MESSAGE_CHARACTERS));
    this.name = 'XmlRefused';
  }
}

interface OpenElement {
  readonly uri: string;
  readonly local: string;
  readonly attributes: Map<string, string>;
  readonly children: XmlElement[];
  readonly where: string;
  readonly path: string;
  text: string;
  readonly seen: Map<string, number>;
}

/** Builds the tree from a parser's events and stops at the first limit passed. */
export class TreeBuilder {
  private readonly open: OpenElement[] = [];
  private elements = 0;
  root: XmlElement | undefined;

  constructor(private readonly limits: XmlLimits) {}

  /** Counted as each attribute is met, so that a tag of a million attributes is not first collected. */
  attribute(count: number, where: string): void {
    if (count > this.limits.maxAttributes) {
      throw new XmlRefused(
        'xml-too-many-attributes',
        `more than ${this.limits.maxAttributes} attributes on one element`,
        where,
      );
    }
  }

  /** @returns where the element is, as `line:column path` */
  start(tag: SaxesTagNS, position: string): string {
    this.elements += 1;
    if (this.elements > this.limits.maxElements) {
      throw new XmlRefused('xml-too-many-elements', `more than ${this.limits.maxElements} elements`, position);
    }
    if (this.open.length >= this.limits.maxDepth) {
      throw new XmlRefused('xml-too-deep', `more than ${this.limits.maxDepth} elements inside one another`, position);
    }
    const parent = this.open.at(-1);
    const path = parent ? `${parent.path}/${childStep(parent, tag.local)}` : tag.local;
    const attributes = Object.values(tag.attributes).filter(({ prefix, local }) => prefix === '' && local !== 'xmlns');
    const where = `${position} ${path}`;
    this.open.push({
      uri: tag.uri,
      local: tag.local,
      attributes: new Map(attributes.map(({ local, value }) => [local, value])),
      children: [],
      where,
      path,
      text: '',
      seen: new Map(),
    });
    return where;
  }

  text(text: string): void {
    const current = this.open.at(-1);
    if (!current) return;
    if (current.text.length + text.length > this.limits.maxTextCharacters) {
      throw new XmlRefused(
        'xml-text-too-long',
        `more than ${this.limits.maxTextCharacters} characters in one element`,
        current.where,
      );
    }
    current.text += text;
  }

  end(): void {
    const closed = this.open.pop();
    if (!closed) return;
    const { uri, local, attributes, children, where } = closed;
    const element: XmlElement = { uri, local, attributes, children, text: trimXmlSpace(closed.text), where };
    const parent = this.open.at(-1);
    if (parent) parent.children.push(element);
    else this.root = element;
  }
}

function childStep(parent: OpenElement, local: string): string {
  const position = (parent.seen.get(local) ?? 0) + 1;
  parent.seen.set(local, position);
  return position === 1 ? local : `${local}[${position}]`;
}

const XML_SPACE = ' \t\r\n';

/** From both ends by hand: an expression for the end tries again at every space, and a million of them inside a text would take hours. */
function trimXmlSpace(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && XML_SPACE.includes(text.charAt(start))) start += 1;
  while (end > start && XML_SPACE.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
