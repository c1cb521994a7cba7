import type { Element } from 'slimdom';
import type { Severity } from '../finding.js';
import type { Assertion, MessagePart } from './schema.js';
import { isElement } from './schema-elements.js';
import type { SchemaReading } from './schema-reading.js';

const ID_CHARACTERS = 100;
const SEVERITIES: Readonly<Record<string, Severity>> = {
  fatal: 'error',
  error: 'error',
  warning: 'warning',
  warn: 'warning',
  information: 'info',
  info: 'info',
};

/**
 * @param holders the rule and the pattern that an assertion stands in: they lend it an id and a severity where it has none
 * @param ordinal which of the file's assertions this is, from 1, for one without any id
 */
export function readAssertion(
  element: Element,
  holders: readonly Element[],
  ordinal: number,
  reading: SchemaReading,
): Assertion {
  const test = reading.expression(element, 'test');
  const message = messageOf(element, reading);
  const isEmpty = message.every((part) => typeof part === 'string' && part.trim() === '');
  return {
    kind: element.localName === 'report' ? 'report' : 'assert',
    id: idOf([element, ...holders], `schematron-${ordinal}`, reading),
    severity: severityOf([element, ...holders], reading),
    test,
    message: isEmpty ? [`this rule of the file says no more than its test: ${test}`] : message,
  };
}

/** The first id among elements, under a prefix by which nobody takes it for a rule of ours. */
export function idOf(elements: readonly Element[], otherwise: string, reading: SchemaReading): string {
  const [id = otherwise] = elements.flatMap((element) => reading.optional(element, 'id') ?? []);
  return `sch:${id.slice(0, ID_CHARACTERS)}`;
}

/** By the flag or the role nearest to it that is a word of severity; both attributes may hold any word. An error when none is. */
function severityOf(elements: readonly Element[], reading: SchemaReading): Severity {
  const words = elements.flatMap((element) => [reading.optional(element, 'flag'), reading.optional(element, 'role')]);
  const word = words.find((one) => one !== undefined && Object.hasOwn(SEVERITIES, one.toLowerCase()));
  return SEVERITIES[word?.toLowerCase() ?? ''] ?? 'error';
}

function messageOf(element: Element, reading: SchemaReading): readonly MessagePart[] {
  return element.childNodes.flatMap((node): readonly MessagePart[] => {
    if (node.nodeType === node.TEXT_NODE) return [node.nodeValue ?? ''];
    if (!isElement(node)) return [];
    if (node.localName === 'value-of') return [{ select: reading.expression(node, 'select') }];
    if (node.localName !== 'name') return messageOf(node, reading);
    return [{ select: node.hasAttribute('path') ? `name((${reading.expression(node, 'path')})[1])` : 'name(.)' }];
  });
}
