import { describe, expect, it } from '@jest/globals';
import { aRule, aSchema } from '../../testing/a-schematron.js';
import { readSchema } from './read-schema.js';

function faults(schema: string): readonly string[] {
  const read = readSchema('rules.sch', new TextEncoder().encode(schema));
  return 'faults' in read ? read.faults : [];
}

const asserting = (test: string) => aRule('a', `<assert test="${test}">x</assert>`);

describe('a Schematron file that cannot be run', () => {
  it.each([
    ['no XML', 'rules', /^rules\.sch:1:\d+: /],
    ['XML cut short', '<schema', /^rules\.sch:1:\d+: /],
    ['a DOCTYPE', `<!DOCTYPE schema SYSTEM "file:///etc/passwd">${asserting('b')}`, /^rules\.sch:1:1: .*document type/],
    ['something else', '<Invoice/>', /no Schematron file: its root is to be <schema> of http:/],
    [
      'Schematron as it was before the standard',
      '<schema xmlns="http://www.ascc.net/xml/schematron"/>',
      /no Schematron file/,
    ],
    ['no rule', aSchema('<title>empty</title>'), /no rule/],
    [
      'rules of a pattern that nobody makes',
      aSchema('<pattern abstract="true" id="p"><rule context="a"/></pattern>'),
      /no rule/,
    ],
    [
      'another language',
      aSchema('', 'queryBinding="xquery"'),
      /queryBinding "xquery" is not supported; these are: xslt,/,
    ],
    ['an include', aSchema('<include href="more.sch"/>'), /<include> of another file is not followed/],
    ['a rule of another file', aRule('a', '<extends href="more.sch"/>'), /<extends> of another file is not followed/],
    ['other documents', aSchema(`<pattern documents="'x.xml'"/>`), /documents: rules on other documents/],
    ['an element nobody knows', aSchema('<group/>'), /<group> is not supported; of Schematron's elements these are/],
    [
      'functions in XSLT',
      aSchema('<xsl:function xmlns:xsl="http://www.w3.org/1999/XSL/Transform" name="u:f"/>'),
      /<xsl:function> needs XSLT/,
    ],
    ['a phase that is not there', aSchema('', 'defaultPhase="p"'), /defaultPhase names "p"/],
    [
      'a phase of a pattern that is not there',
      aSchema('<phase id="p"><active pattern="q"/></phase>', 'defaultPhase="p"'),
      /<active> names "q"/,
    ],
    ['a pattern of an abstract one that is not there', aSchema('<pattern is-a="p"/>'), /is-a names "p"/],
    [
      'a pattern with is-a and a rule',
      aSchema('<pattern abstract="true" id="p"/><pattern is-a="p"><rule context="a"/></pattern>'),
      /parameters alone/,
    ],
    ['a rule of an abstract one that is not there', aRule('a', '<extends rule="r"/>'), /names "r"/],
    [
      'a rule that extends itself',
      aSchema(
        '<pattern><rule abstract="true" id="r"><extends rule="s"/></rule><rule abstract="true" id="s"><extends rule="r"/></rule><rule context="a"><extends rule="r"/></rule></pattern>',
      ),
      /extends itself/,
    ],
    [
      'a rule without a context',
      aSchema('<pattern><rule><assert test="b">x</assert></rule></pattern>'),
      /<rule> has no context/,
    ],
    ['an assert without a test', aRule('a', '<assert>x</assert>'), /<assert> has no test; give it one/],
    [
      'a variable of elements',
      aRule('a', '<let name="v" value="b"><b xmlns="urn:mine"/></let>'),
      /<let> holds elements/,
    ],
    ['a variable with a prefix', aRule('a', '<let name="p:v" value="b"/>'), /"p:v" is no name of a variable/],
  ])('is refused: %s', (_case, schema, message) => {
    expect(faults(schema)).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    ['b[', /test "b\[": XPST0003.*; this is no XPath 3.1 expression/],
    ['b) or (c', /XPST0003/],
    ['(: b', /XPST0003/],
    ['p:b', /XPST0081.*; declare the prefix with <ns>/],
    ['$v', /XPST0008.*; declare the variable with <let>/],
    ['nothing(b)', /XPST0017.*; the functions of XPath 3.1 are known/],
    ['u:gln(b)', /u:gln\(\) is none of XPath's functions/],
    [`key('k', b)`, /key\(\) belongs to XSLT/],
    ['current()/b', /current\(\) belongs to XSLT.*<let name="here" value="."\/>/],
    [`document('x')`, /document\(\) opens what is outside/],
    [`doc('file:///etc/passwd')`, /doc\(\) opens what is outside/],
    [`unparsed-text('/etc/passwd')`, /unparsed-text\(\) opens/],
    [`json-doc('x')`, /json-doc\(\) opens/],
    [`environment-variable('HOME')`, /environment-variable\(\) opens/],
    [`'x' => fn:doc()`, /doc\(\) opens/],
    ['exists(fn:doc#1)', /doc\(\) opens/],
    [`Q{http://www.w3.org/2005/xpath-functions}doc('x')`, /doc\(\) opens/],
    [`fontoxpath:evaluate('1', map { })`, /evaluate\(\) is none of XPath's functions/],
    [`Q{http://fontoxml.com/fontoxpath}evaluate('1', map { })`, /evaluate\(\) is none of XPath's functions/],
    ['xs:date(b) &lt; current-date()', /current-date\(\) says another thing each time/],
  ])('is refused for an expression: %s', (test, message) => {
    expect(faults(asserting(test))).toEqual([expect.stringMatching(message)]);
  });

  it('is told with all its faults at once, each with its line', () => {
    const schema = aSchema(`
      <let name="v" value="nothing()"/>
      <pattern>
        <rule context="a[">
          <assert test="]">x <value-of select="$w"/></assert>
        </rule>
      </pattern>`);
    const lines = faults(schema).map((fault) => /^rules\.sch:(\d+):/.exec(fault)?.[1]);
    expect(lines.sort()).toEqual(['2', '4', '5', '5']);
  });

  it('quotes no more of itself than a person reads', () => {
    expect(faults(asserting(`${'b/'.repeat(5_000)}[`))[0]?.length).toBeLessThan(700);
  });
});

describe('a Schematron file', () => {
  it.each(['xslt', 'xslt2', 'XSLT3', 'xpath', 'xpath2', 'xpath3', 'xpath31'])('may be written in %s', (binding) => {
    expect(
      faults(
        aSchema(`<pattern><rule context="a"><assert test="b">x</assert></rule></pattern>`, `queryBinding="${binding}"`),
      ),
    ).toEqual([]);
  });

  it('may say more than is needed, for people and for other programs', () => {
    const schema = aSchema(`
      <title>t</title><p>p</p><notes xmlns="urn:mine"><any/></notes>
      <pattern><title>t</title><rule context="a"><assert test="b" diagnostics="d">x<dir>y</dir><span>z</span></assert></rule></pattern>
      <diagnostics><diagnostic id="d">more</diagnostic></diagnostics><properties><property id="p">q</property></properties>`);
    expect(faults(schema)).toEqual([]);
  });
});
