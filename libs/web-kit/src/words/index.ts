import { wordsIn } from '../language/language.js';
import { en } from './en.js';
import { zh } from './zh.js';

export const useKitWords = wordsIn({ en, 'zh-CN': zh });
