import { describe, expect, it } from '@jest/globals';
import { AUDIT_ACTIONS, AUDIT_OBJECTS } from '../../apps/api/src/audit/audited-routes.js';
import { actionWords as english, auditWords as inEnglish } from '../../apps/portal/src/words/audit.en.js';
import { actionWords as chinese, auditWords as inChinese } from '../../apps/portal/src/words/audit.zh.js';

/** A new route is audited by a word of its own, and its word is told in the portal. */
describe('the words of the audit log', () => {
  it('are there for every action and for every kind of thing, and for nothing else', () => {
    expect(Object.keys(english).toSorted()).toEqual(AUDIT_ACTIONS);
    expect(Object.keys(chinese).toSorted()).toEqual(AUDIT_ACTIONS);
    expect(Object.keys(inEnglish.objects).toSorted()).toEqual(AUDIT_OBJECTS);
    expect(Object.keys(inChinese.objects).toSorted()).toEqual(AUDIT_OBJECTS);
  });

  it.each([
    ['actions in English', english],
    ['actions in Chinese', chinese],
    ['things in English', inEnglish.objects],
    ['things in Chinese', inChinese.objects],
  ])('are each of one thing alone: %s', (_, words) => {
    const said = Object.values(words);
    expect(said.filter((word, place) => said.indexOf(word) !== place)).toEqual([]);
  });

  it('are Chinese in Chinese', () => {
    for (const word of [...Object.values(chinese), ...Object.values(inChinese.objects)])
      expect(word).toMatch(/\p{Script=Han}/u);
  });
});
