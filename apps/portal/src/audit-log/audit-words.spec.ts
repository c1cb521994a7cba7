import { describe, expect, it } from '@jest/globals';
import { actionWords as english, auditWords as inEnglish } from '../words/audit.en.js';
import { actionWords as chinese, auditWords as inChinese } from '../words/audit.zh.js';

/** That there is a word for each is what the types hold; here, that a reader can tell them apart. */
describe('the words of the audit log', () => {
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
