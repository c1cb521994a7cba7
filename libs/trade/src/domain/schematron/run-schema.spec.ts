import { describe, expect, it } from '@jest/globals';
import { aRule, aSchema } from '../../testing/a-schematron.js';
import { findingsBy } from '../../testing/findings-by-schematron.js';

const rules = (schema: string, paper: string) => findingsBy(schema, paper).map(({ rule }) => rule);
const messages = (schema: string, paper: string) => findingsBy(schema, paper).map(({ message }) => message);

describe('an assertion of an operator’s', () => {
  it('is a finding with its id, its place and its text filled in', () => {
    const schema = aRule(
      'b',
      `<assert id="B-1" test="@q &lt; 5"><name/> in <name path=".."/> has
         <value-of select="@q"/>, with <emph>fewer</emph> than 5: <value-of select="c"/></assert>`,
    );
    expect(findingsBy(schema, '<a>\n  <b q="4"/><b q="7"><c>x</c><c>y</c></b></a>')).toEqual([
      { rule: 'sch:B-1', severity: 'error', where: '2:13 a/b[2]', message: 'b in a has 7, with fewer than 5: x y' },
    ]);
  });

  it('fails when an assert is not true, and when a report is', () => {
    const schema = aRule('b', '<assert id="A" test="@q">a</assert><report id="R" test="@q">r</report>');
    expect(rules(schema, '<a><b/></a>')).toEqual(['sch:A']);
    expect(rules(schema, '<a><b q=""/></a>')).toEqual(['sch:R']);
  });

  it.each([
    ['flag="fatal"', 'error'],
    ['role="error"', 'error'],
    ['flag="warning"', 'warning'],
    ['role="WARN"', 'warning'],
    ['role="information"', 'info'],
    ['flag="info"', 'info'],
    ['', 'error'],
    ['flag="needs-a-look"', 'error'],
    ['flag="needs-a-look" role="warning"', 'warning'],
  ])('takes its severity from flag or role: %s', (attribute, severity) => {
    expect(findingsBy(aRule('a', `<assert test="false()" ${attribute}>x</assert>`), '<a/>')).toMatchObject([
      { severity },
    ]);
  });

  it('takes severity and id from its rule and its pattern when it has none', () => {
    const schema = aSchema(`
      <pattern id="P"><rule id="R" role="warning" context="a"><assert test="false()">x</assert></rule></pattern>
      <pattern id="Q" flag="info"><rule context="a"><assert test="false()">x</assert></rule></pattern>
      <pattern><rule context="a"><assert test="true()">x</assert><assert test="false()">x</assert></rule></pattern>`);
    expect(findingsBy(schema, '<a/>').map(({ rule, severity }) => [rule, severity])).toEqual([
      ['sch:R', 'warning'],
      ['sch:Q', 'info'],
      ['sch:schematron-4', 'error'],
    ]);
  });

  it('says its test when it has no text', () => {
    expect(messages(aRule('a', '<assert test="b"/>'), '<a/>')).toEqual([expect.stringMatching(/its test: b$/)]);
  });

  it('says no more than a person reads of a long value, or of thousands of lines', () => {
    const schema = aRule(
      'b',
      '<assert test="false()" role="warning">w</assert><assert id="E" test=". = 0"><value-of select="."/></assert>',
    );
    const findings = findingsBy(schema, `<a>${`<b>${'9'.repeat(5_000)}</b>`.repeat(300)}</a>`);
    expect(findings).toHaveLength(102);
    expect(Math.max(...findings.map(({ message }) => message.length))).toBeLessThan(500);
    expect(findings.slice(-2).map(({ severity, message }) => [severity, message.slice(0, 8)])).toEqual([
      ['error', '250 more'],
      ['warning', '250 more'],
    ]);
  });
});

describe('the nodes that a rule holds', () => {
  it('are those that no earlier rule of its pattern matched', () => {
    const rule = (context: string, id: string) =>
      `<rule context="${context}"><assert id="${id}" test="false()">x</assert></rule>`;
    const one = `${rule('b[@q]', 'first')}${rule('b', 'second')}${rule('*', 'third')}`;
    const schema = aSchema(`<pattern>${one}</pattern><pattern>${rule('b', 'other')}</pattern>`);
    expect(rules(schema, '<a><b q="1"/><b/></a>')).toEqual([
      'sch:first',
      'sch:second',
      'sch:third',
      'sch:other',
      'sch:other',
    ]);
  });

  it.each([
    ['/', ['']],
    ['/a', ['1:1 a']],
    ['b/c', ['1:7 a/b/c']],
    ['c', ['1:7 a/b/c', '1:19 a/c']],
    ['/a/c | b', ['1:19 a/c', '1:4 a/b']],
    ['(b | c)[1]', ['1:4 a/b', '1:7 a/b/c']],
    [`c[. = 'x|y'] | /z`, ['1:19 a/c']],
    ['b union /a', ['1:1 a', '1:4 a/b']],
    ['@q', ['1:19 a/c/@q']],
    ['comment()', ['1:1 a']],
    ['text()', ['1:7 a/b/c', '1:19 a/c']],
    ['processing-instruction()', ['1:1 a']],
  ])('are found wherever they stand: %s', (context, places) => {
    const paper = '<a><b><c>1</c></b><c q="1">x|y</c><!-- n --><?p i?></a>';
    const found = findingsBy(aRule(context, '<assert test="false()">x</assert>'), paper);
    expect(found.map(({ where }) => where)).toEqual(places);
  });

  it('have the prefixes that the file declares, whatever the paper calls them', () => {
    const schema = aSchema(
      `<ns prefix="x" uri="urn:one"/><pattern><rule context="x:a"><assert id="N" test="x:b/@x:q = 1">x</assert></rule></pattern>`,
    );
    expect(rules(schema, '<y:a xmlns:y="urn:one"><y:b y:q="1"/></y:a>')).toEqual([]);
    expect(rules(schema, '<a xmlns="urn:one"><b q="1"/></a>')).toEqual(['sch:N']);
    expect(rules(schema, '<a><b q="1"/></a>')).toEqual([]);
  });

  it('have one text where XML has text and CDATA side by side', () => {
    const schema = aRule('a', '<assert test="count(text()) = 1 and . = \'1 &lt; 2\'">x</assert>');
    expect(rules(schema, '<a>1 <![CDATA[<]]> 2</a>')).toEqual([]);
  });

  it('do not have namespace declarations among their attributes', () => {
    expect(rules(aRule('*', '<assert test="count(@*) = 1">x</assert>'), '<a xmlns:p="urn:p" p:q="1"/>')).toEqual([]);
  });
});

describe('variables', () => {
  const paper = '<a from="2026-08-03"><b q="2"/><b q="3"/></a>';
  const holds = (lets: { schema?: string; pattern?: string; rule?: string }, test: string, context = 'b') => {
    const rule = `<rule context="${context}">${lets.rule ?? ''}<assert id="X" test="${test}">x</assert></rule>`;
    return rules(aSchema(`${lets.schema ?? ''}<pattern>${lets.pattern ?? ''}${rule}</pattern>`), paper).length === 0;
  };
  const variable = (name: string, value: string) => `<let name="${name}" value="${value}"/>`;

  it('of the file and of a pattern start from the document, those of a rule from its node', () => {
    expect(holds({ schema: variable('v', '/a/b') }, 'count($v) = 2')).toBe(true);
    expect(holds({ pattern: variable('v', 'a/b/@q') }, 'sum($v) = 5')).toBe(true);
    expect(holds({ rule: variable('v', '@q') }, '$v = @q')).toBe(true);
    expect(holds({ rule: variable('v', 'a') }, 'exists($v)')).toBe(false);
  });

  it('see those before them, and hide those of the same name outside', () => {
    const lets = { schema: variable('v', '1') + variable('w', '$v + 1'), pattern: variable('v', '$w + 1') };
    expect(holds(lets, '$v = 3 and $w = 2')).toBe(true);
    expect(holds({ ...lets, rule: variable('v', '$v * 10') }, '$v = 30')).toBe(true);
    const day = {
      schema: variable('v', 'xs:date(/a/@from)'),
      pattern: variable('v', `$v + xs:dayTimeDuration('P1D')`),
    };
    expect(holds({ ...day, rule: variable('v', `$v + xs:dayTimeDuration('P1D')`) }, `$v = xs:date('2026-08-05')`)).toBe(
      true,
    );
  });

  it('may be used in a context', () => {
    expect(holds({ schema: variable('least', '3') }, 'false()', 'b[@q &gt;= $least + 1]')).toBe(true);
    expect(holds({ schema: variable('least', '3') }, 'false()', 'b[@q = $least]')).toBe(false);
  });

  it.each([
    ['a whole number', '2', '(1 to $v)[2] = 2'],
    ['a decimal', 'xs:decimal(0.5)', '$v instance of xs:decimal'],
    ['a double', 'number(2)', '$v instance of xs:double'],
    ['texts', `tokenize('x y', ' ')`, `$v[2] = 'y'`],
    ['nothing', '()', 'empty($v)'],
    ['a truth', 'exists(/a)', '$v instance of xs:boolean'],
    ['a date', 'xs:date(/a/@from)', `$v = xs:date('2026-08-03') and year-from-date($v) = 2026`],
    ['a duration', `xs:dayTimeDuration('P1D')`, `xs:date('2026-08-02') + $v = xs:date(/a/@from)`],
    ['nodes and values together', '(/a/b, 1)', 'count($v) = 3'],
    ['a value of an attribute, which is untyped', 'data(/a/b[1]/@q)', '$v &lt; 3 and $v = 2'],
    ['a map', `map { 'k': 7 }`, '$v?k = 7'],
    ['a function', 'function($n) { $n * 2 }', '$v(4) = 8'],
  ])('keep their type: %s', (_case, value, test) => {
    for (const level of ['schema', 'pattern', 'rule'])
      expect(holds({ [level]: variable('v', value) }, test)).toBe(true);
  });
});

describe('what is abstract', () => {
  it('becomes a pattern for each set of parameters', () => {
    const schema = aSchema(`
      <pattern abstract="true" id="bounded">
        <param name="most" value="9"/>
        <let name="bound" value="$most"/>
        <rule context="$part"><assert id="over" test="@q &lt;= $bound"><value-of select="$shown"/></assert></rule>
      </pattern>
      <pattern is-a="bounded"><param name="part" value="b"/><param name="shown" value="concat('b', @q)"/></pattern>
      <pattern is-a="bounded"><param name="part" value="c"/><param name="most" value="5"/><param name="shown" value="'c'"/></pattern>`);
    expect(messages(schema, '<a><b q="8"/><b q="10"/><c q="8"/></a>')).toEqual(['b10', 'c']);
  });

  it('lends its assertions and variables to rules that extend it, also at second hand', () => {
    const schema = aSchema(`
      <pattern>
        <rule abstract="true" id="numbered"><let name="n" value="@q"/><assert id="N" test="$n">x</assert></rule>
        <rule abstract="true" id="counted"><extends rule="numbered"/><assert id="C" test="$n &gt; 1">x</assert></rule>
        <rule context="b"><assert id="own" test="false()">x</assert><extends rule="counted"/></rule>
      </pattern>`);
    expect(rules(schema, '<a><b q="1"/></a>')).toEqual(['sch:own', 'sch:C']);
  });
});

describe('the phase', () => {
  const file = (attribute: string) =>
    aSchema(
      `<phase id="first"><active pattern="one"/><let name="v" value="false()"/></phase>
       <pattern id="one"><rule context="a"><assert id="ONE" test="${attribute.includes('first') ? '$v' : 'false()'}">x</assert></rule></pattern>
       <pattern id="two"><rule context="a"><assert id="TWO" test="false()">x</assert></rule></pattern>`,
      `queryBinding="xslt2" ${attribute}`,
    );

  it('that the file names as its default is run, and everything when it names none', () => {
    expect(rules(file('defaultPhase="first"'), '<a/>')).toEqual(['sch:ONE']);
    expect(rules(file('defaultPhase="#ALL"'), '<a/>')).toEqual(['sch:ONE', 'sch:TWO']);
    expect(rules(file(''), '<a/>')).toEqual(['sch:ONE', 'sch:TWO']);
  });
});

describe('what cannot be evaluated on a paper', () => {
  it('is a finding, and the rest is still held', () => {
    const schema = aRule(
      'a',
      '<assert id="D" role="warning" test="xs:decimal(b) &gt; 0">b is positive</assert><assert id="E" test="false()">e</assert>',
    );
    expect(findingsBy(schema, '<a><b>x</b></a>')).toMatchObject([
      { rule: 'sch:D', severity: 'warning', message: expect.stringMatching(/FORG0001.*b is positive$/) },
      { rule: 'sch:E' },
    ]);
  });

  it('is said of a context, a variable and a value in a message too', () => {
    expect(
      findingsBy(aRule('a[xs:decimal(b) = 1]', '<assert id="X" test="true()">x</assert>'), '<a><b>x</b></a>'),
    ).toMatchObject([{ rule: 'sch:schematron', severity: 'error', message: expect.stringContaining('FORG0001') }]);
    const lets = '<let name="v" value="xs:date(b)"/><assert id="U" test="true()">x</assert>';
    expect(findingsBy(aRule('a', `${lets}<assert id="V" test="$v = $v">x</assert>`), '<a><b>x</b></a>')).toMatchObject([
      { rule: 'sch:V', message: expect.stringContaining('FORG0001') },
    ]);
    expect(
      messages(aRule('a', '<assert test="false()">[<value-of select="xs:date(b)"/>]</assert>'), '<a><b>x</b></a>'),
    ).toEqual(['[(no value)]']);
  });
});
