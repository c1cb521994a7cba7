import { wordsLoadedIn } from '../../language/language.js';

export const useSiteWords = wordsLoadedIn({
  en: async () => (await import('./en.js')).en,
  'zh-CN': async () => (await import('./zh.js')).zh,
});
