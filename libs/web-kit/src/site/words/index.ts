import { wordsIn } from '../../language/language.js';
import { en } from './en.js';
import { zh } from './zh.js';

export const useSiteWords = wordsIn({ en, 'zh-CN': zh });
