import { describe, expect, it } from '@jest/globals';
import { readXml } from './read-xml.js';
import { DEFAULT_XML_LIMITS, type XmlLimits } from './xml-limits.js';

const bytes = (text: string) => new TextEncoder().encode(text);

function read(input: string | Uint8Array, limits: Partial<XmlLimits> = {}) {
  return readXml(typeof input === 'string' ? bytes(input) : input, { ...DEFAULT_XML_LIMITS, ...limits });
}

function refusal(input: string | Uint8Array, limits: Partial<XmlLimits> = {}) {
  const reading = read(input, limits);
  if (!('refusal' in reading)) throw new Error('this was read');
  return reading.refusal;
}

describe('reading hostile XML', () => {
  it.each([
    ['plain', '<!DOCTYPE a><a/>', '1:1'],
    [
      'after a declaration and a comment',
      '<?xml version="1.0"?>\n<!-- <a> -->\n  <!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
      '3:3',
    ],
    ['in lower case, which XML does not know either', '<!doctype a><a/>', '1:1'],
    ['with an entity bomb', '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>', '1:1'],
    ['after a byte order mark', '\uFEFF<!DOCTYPE a><a/>', '1:1'],
    ['that calls a host', '<!DOCTYPE a PUBLIC "x" "http://example.org/x.dtd"><a/>', '1:1'],
  ])('refuses a DOCTYPE %s', (_case, xml, where) => {
    expect(refusal(xml)).toMatchObject({ rule: 'xml-doctype', where });
  });

  it('does not take the word for the thing inside a comment or a value', () => {
    expect(read('<!-- <!DOCTYPE a> --><a><![CDATA[<!DOCTYPE html>]]></a>')).toMatchObject({
      root: { text: '<!DOCTYPE html>' },
    });
  });

  it.each([
    ['an undeclared entity', '<a>&x;</a>'],
    ['a repeated attribute', '<a b="1" b="2"/>'],
    ['an undeclared prefix', '<x:a/>'],
    ['an element left open', '<a><b></a>'],
    ['two roots', '<a/><a/>'],
    ['a character XML forbids', '<a>\u0000</a>'],
    ['a file cut short', '<a><b>'],
    ['nothing', ''],
    ['plain text', 'PK\u0003\u0004'],
  ])('refuses %s as malformed, with line and column', (_case, xml) => {
    expect(refusal(xml)).toMatchObject({ rule: 'xml-malformed', where: expect.stringMatching(/^[0-9]+:[0-9]+/) });
  });

  it('quotes no more of the file than a person can read', () => {
    expect(refusal(`<${'a'.repeat(100_000)}>`).message.length).toBeLessThan(300);
  });

  it('says in which line the fault is', () => {
    expect(refusal('<a>\n<b>\n</c></a>').where).toMatch(/^3:/);
  });

  it.each([
    ['xml-too-large', '<a>12345678</a>', { maxBytes: 10 }],
    ['xml-too-deep', '<a>'.repeat(5) + '</a>'.repeat(5), { maxDepth: 4 }],
    ['xml-too-many-elements', `<a>${'<b/>'.repeat(10)}</a>`, { maxElements: 10 }],
    ['xml-too-many-attributes', '<a b="1" c="2" d="3"/>', { maxAttributes: 2 }],
    ['xml-text-too-long', '<a>123<!-- -->456</a>', { maxTextCharacters: 5 }],
  ])('stops at a limit: %s', (rule, xml, limits) => {
    expect(refusal(xml, limits).rule).toBe(rule);
  });

  it('survives a hundred thousand elements inside one another', () => {
    expect(refusal('<a>'.repeat(100_000)).rule).toBe('xml-too-deep');
  });

  it('takes no longer for a text with a million spaces inside than it is long', () => {
    const text = `a${' '.repeat(1_000_000)}b`;
    expect(read(`<a> \n${text}\t </a>`)).toMatchObject({ root: { text } });
  });

  it.each([
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x3c, 0x00, 0x61, 0x00, 0x2f, 0x00, 0x3e, 0x00])],
    ['GBK passed off as UTF-8', new Uint8Array([...bytes('<a>'), 0xb9, 0xab, ...bytes('</a>')])],
    ['a declared encoding other than UTF-8', bytes('<?xml version="1.0" encoding="ISO-8859-1"?><a/>')],
  ])('refuses %s', (_case, file) => {
    expect(refusal(file).rule).toBe('xml-encoding');
  });

  it('gives each element its place, counting like-named siblings', () => {
    const reading = read('<a>\n  <b/><b x="1">t</b></a>');
    expect(reading).toMatchObject({
      root: { where: '1:1 a', children: [{ where: '2:3 a/b' }, { where: '2:7 a/b[2]', text: 't' }] },
    });
  });
});
