import { wordsLoadedIn } from '@tallystick/web-kit';

export const useWords = wordsLoadedIn({
  en: async () => (await import('./en.js')).en,
  'zh-CN': async () => (await import('./zh.js')).zh,
});
