import { describe, expect, it } from '@jest/globals';
import { aRule, aSchema } from '../../testing/a-schematron.js';
import type { Finding } from '../finding.js';
import { readNodeTree } from '../xml/node-tree.js';
import { DEFAULT_XML_LIMITS } from '../xml/xml-limits.js';
import { readSchema } from './read-schema.js';
import { runSchemas } from './run-schema.js';

const bytes = (text: string) => new TextEncoder().encode(text);

function run(schema: string, paper: string): readonly Finding[] {
  const read = readSchema('rules.sch', bytes(schema));
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  const reading = readNodeTree(bytes(paper), DEFAULT_XML_LIMITS);
  if ('refusal' in reading) throw new Error(reading.refusal.message);
  return runSchemas([read.schema], reading.tree);
}

const rules = (schema: string, paper: string) => run(schema, paper).map(({ rule }) => rule);
const messages = (schema: string, paper: string) => run(schema, paper).map(({ message }) => message);

describe('an assertion of an operator’s', () => {
  it('is a finding with its id, its place and its text filled in', () => {
    const schema = aRule(
      'b',
      `<assert id="B-1" test="@q &lt; 5"><name/> in <name path=".."/> has
         <value-of select="@q"/>, with <emph>fewer</emph> than 5: <value-of select="c"/></assert>`,
    );
    expect(run(schema, '<a>\n  <b q="4"/><b q="7"><c>x</c><c>y</c></b></a>')).toEqual([
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
    expect(run(aRule('a', `<assert test="false()" ${attribute}>x</assert>`), '<a/>')).toMatchObject([{ severity }]);
  });

  it('takes severity and id from its rule and its pattern when it has none', () => {
    const schema = aSchema(`
      <pattern id="P"><rule id="R" role="warning" context="a"><assert test="false()">x</assert></rule></pattern>
      <pattern id="Q" flag="info"><rule context="a"><assert test="false()">x</assert></rule></pattern>
      <pattern><rule context="a"><assert test="true()">x</assert><assert test="false()">x</assert></rule></pattern>`);
    expect(run(schema, '<a/>').map(({ rule, severity }) => [rule, severity])).toEqual([
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
    const findings = run(schema, `<a>${`<b>${'9'.repeat(5_000)}</b>`.repeat(300)}</a>`);
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
    const found = run(aRule(context, '<assert test="false()">x</assert>'), paper);
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

describe('decimals', () => {
  const paper = '<a><b>0.1</b><b>0.2</b><b>1.005</b><n>123456789012345.678</n><iban>0123456789012345678901</iban></a>';
  const holds = (test: string) => messages(aRule('/a', `<assert test="${test}">x</assert>`), paper);

  it.each([
    ['added', 'xs:decimal(b[1]) + xs:decimal(b[2]) = 0.3'],
    ['subtracted', '0.3 - xs:decimal(b[1]) = 0.2 and 0.3 - 0.2 - 0.1 = 0'],
    ['multiplied', 'round(xs:decimal(b[3]) * 100) = 101 and 0.1 * 3 = 0.3'],
    ['divided', '0.3 div 0.1 = 3 and 1 div 3 * 3 lt 1 and 3 div 2 = 1.5 and 0 div 0.7 = 0'],
    [
      'summed up',
      'sum(b ! xs:decimal(.)) = 1.305 and sum(for $x in 1 to 10 return 0.1) = 1 and fn:sum((0.1, 0.2)) = 0.3',
    ],
    ['nested', 'sum((0.1, 0.2 + 0.1)) * 10 + (0.1 + 0.2) = 4.3'],
    ['counted in predicates', 'count(b[. + 0.1 &gt; 0.2]) = 2 and count(b[position() = 1 + 1]) = 1 and b[3 - 1] = 0.2'],
    ['in variables', 'every $x in b[xs:decimal(.) + 0.2 = 0.3] satisfies $x = 0.1'],
    ['very small', '0.000000001 * 0.000000001 + 1 &gt; 1 or 0.000000001 * 0.1 = 0.0000000001'],
  ])('are exact when %s', (_case, test) => {
    expect(holds(test)).toEqual([]);
  });

  it.each([
    ['integers', '(1 to 1 + 1)[last()] = 2 and (2 * 3) instance of xs:integer and sum((1, 2)) instance of xs:integer'],
    ['doubles', '(0.1e0 + 0.2) instance of xs:double and (b[1] * 2) instance of xs:double and 1e0 div 0 = 1 div 0e0'],
    ['dates', `xs:date('2026-08-03') - xs:date('2026-08-01') = xs:dayTimeDuration('P2D')`],
    ['durations', `xs:dayTimeDuration('P1D') + xs:dayTimeDuration('P2D') = xs:dayTimeDuration('P1D') * 3`],
    ['nothing', 'empty(() + 0.1) and sum(()) = 0 and empty(sum((), ())) and empty(xs:decimal(()))'],
    [
      'casts',
      `xs:integer('5') + 1 = 6 and xs:integer(2.7) = 2 and xs:decimal(true()) = 1 and xs:decimal(' 1.50 ') = 1.5`,
    ],
  ])('leave %s to the engine', (_case, test) => {
    expect(holds(test)).toEqual([]);
  });

  it('cannot be told of more digits than are calculated exactly', () => {
    expect(holds('xs:decimal(n) &gt; 0')).toEqual([
      expect.stringMatching(/^cannot be told .*FOAR0002: a number of more than 15/),
    ]);
    expect(holds('xs:integer(iban) mod 97 = 1')).toEqual([expect.stringMatching(/FOAR0002/)]);
    expect(holds(`xs:decimal('000000000000000000001.10000000000000000000') = 1.1`)).toEqual([]);
    expect(holds('1 div 0 = 1')).toEqual([expect.stringMatching(/FOAR0001: division by zero/)]);
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
    expect(run(schema, '<a><b>x</b></a>')).toMatchObject([
      { rule: 'sch:D', severity: 'warning', message: expect.stringMatching(/FORG0001.*b is positive$/) },
      { rule: 'sch:E' },
    ]);
  });

  it('is said of a context, a variable and a value in a message too', () => {
    expect(
      run(aRule('a[xs:decimal(b) = 1]', '<assert id="X" test="true()">x</assert>'), '<a><b>x</b></a>'),
    ).toMatchObject([{ rule: 'sch:schematron', severity: 'error', message: expect.stringContaining('FORG0001') }]);
    const lets = '<let name="v" value="xs:date(b)"/><assert id="U" test="true()">x</assert>';
    expect(run(aRule('a', `${lets}<assert id="V" test="$v = $v">x</assert>`), '<a><b>x</b></a>')).toMatchObject([
      { rule: 'sch:V', message: expect.stringContaining('FORG0001') },
    ]);
    expect(
      messages(aRule('a', '<assert test="false()">[<value-of select="xs:date(b)"/>]</assert>'), '<a><b>x</b></a>'),
    ).toEqual(['[(no value)]']);
  });
});
