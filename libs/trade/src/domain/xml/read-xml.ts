import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Finding } from '../finding.js';
import { findDoctype, lineAndColumn } from './doctype.js';
import { TreeBuilder, XmlRefused } from './tree-builder.js';
import type { XmlElement } from './xml-element.js';
import type { XmlLimits } from './xml-limits.js';

const ZIP_SIGNATURE = [0x50, 0x4b, 0x03, 0x04];

export type XmlReading = { readonly root: XmlElement } | { readonly refusal: Finding };

/** Told of everything in a file that is within the limits, in its order, until it is refused. */
export interface XmlListener {
  /** @param where `line:column path` */
  start(tag: SaxesTagNS, where: string): void;
  end(): void;
  /** Also of a CDATA section; one text may come in several. */
  text(text: string): void;
  comment(text: string): void;
  instruction(target: string, body: string): void;
}

/** Reads a file as XML, or says with line and column why not. Opens nothing, calls nobody, keeps within the limits. */
export function readXml(bytes: Uint8Array, limits: XmlLimits, listener?: XmlListener): XmlReading {
  try {
    return { root: parse(decode(bytes, limits), limits, listener) };
  } catch (error) {
    if (!(error instanceof XmlRefused)) throw error;
    return { refusal: { rule: error.rule, severity: 'error', where: error.where, message: error.message } };
  }
}

function decode(bytes: Uint8Array, limits: XmlLimits): string {
  if (bytes.length > limits.maxBytes) {
    throw new XmlRefused('xml-too-large', `${bytes.length} bytes, at most ${limits.maxBytes} are read`, '');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const message = isZip(bytes)
      ? 'a zip archive, whatever its name; unpack it and hand in what is in it'
      : 'not UTF-8, the one encoding that papers are read in';
    throw new XmlRefused('xml-encoding', message, '');
  }
}

function isZip(bytes: Uint8Array): boolean {
  return ZIP_SIGNATURE.every((byte, index) => bytes[index] === byte);
}

function parse(text: string, limits: XmlLimits, listener: XmlListener | undefined): XmlElement {
  const doctype = findDoctype(text);
  if (doctype !== undefined) {
    throw new XmlRefused('xml-doctype', 'a document type declaration is refused unread', lineAndColumn(text, doctype));
  }
  const parser = new SaxesParser({ xmlns: true, position: true });
  const builder = new TreeBuilder(limits);
  const here = () => `${parser.line}:${Math.max(1, parser.columnIndex)}`;
  let tagAt = '1:1';
  let attributeCount = 0;
  parser.on('error', (error) => {
    throw new XmlRefused('xml-malformed', error.message.replace(/^(undefined:)?[0-9]+:[0-9]+: /, ''), here());
  });
  parser.on('doctype', () => {
    throw new XmlRefused('xml-doctype', 'a document type declaration is refused', here());
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding && !/^(utf-?8|us-ascii)$/i.test(encoding)) {
      throw new XmlRefused('xml-encoding', `declares ${encoding.slice(0, 40)}; papers are read in UTF-8`, here());
    }
  });
  parser.on('opentagstart', ({ name }) => {
    attributeCount = 0;
    tagAt = `${parser.line}:${Math.max(1, parser.columnIndex - name.length - 1)}`;
  });
  parser.on('attribute', () => builder.attribute((attributeCount += 1), tagAt));
  parser.on('opentag', (tag) => {
    const where = builder.start(tag, tagAt);
    listener?.start(tag, where);
  });
  parser.on('closetag', () => {
    builder.end();
    listener?.end();
  });
  for (const event of ['text', 'cdata'] as const) {
    parser.on(event, (chunk) => {
      builder.text(chunk);
      listener?.text(chunk);
    });
  }
  if (listener) {
    parser.on('comment', (comment) => listener.comment(comment));
    parser.on('processinginstruction', ({ target, body }) => listener.instruction(target, body));
  }
  parser.write(text).close();
  if (!builder.root) throw new XmlRefused('xml-malformed', 'no root element', here());
  return builder.root;
}
