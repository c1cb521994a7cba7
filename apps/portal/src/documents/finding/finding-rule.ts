import type { FindingWords } from '../../words/findings.en.js';

/** Rules that are alike for many things: the thing is in the rule's number. */
const FAMILIES: readonly (readonly [
  form: RegExp,
  say: (words: FindingWords, ...parts: readonly string[]) => string | undefined,
])[] = [
  [
    /^BR-(S|Z|E|AE|IC|G|O|AF|AG)-([0-9]{2})$/,
    ({ vat, categories }, category = '', number = '') => vat[number]?.(categories[category] ?? category),
  ],
  [/^BR-DEC-([0-9]{2})$/, ({ amounts, decimals }, number = '') => amounts[number] && decimals(amounts[number])],
  [/^BR-CL-([0-9]{2})$/, ({ lists, noCode }, number = '') => lists[number] && noCode(lists[number])],
  [/^sch:/, ({ operator }) => operator],
];

/** What a rule asks, in words; undefined of a code that nobody has words for. @param rule of a finding */
export function wordsOfRule(rule: string, words: FindingWords): string | undefined {
  const said = words.own[rule] ?? words.standard[rule];
  if (said !== undefined) return said;
  for (const [form, say] of FAMILIES) {
    const found = form.exec(rule);
    if (found) return say(words, ...found.slice(1));
  }
  return undefined;
}

/** What to do about a finding: by what kind of fault it is. */
export function adviceOn(rule: string, severity: string, { advice }: FindingWords): string {
  if (/^(xml|json)-/.test(rule)) return advice.file;
  if (rule === 'paper-unknown' || rule === 'record-unknown') return advice.kind;
  if (rule.startsWith('tax-bureau-')) return severity === 'error' ? advice.bureau : advice.nothing;
  if (rule.startsWith('sch')) return advice.operator;
  if (severity === 'info') return advice.nothing;
  return severity === 'error' ? advice.correct : advice.look;
}
