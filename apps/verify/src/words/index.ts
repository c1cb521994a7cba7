import { wordsIn } from '@tallystick/web-kit';
import { en } from './en.js';
import { zh } from './zh.js';

export const useWords = wordsIn({ en, 'zh-CN': zh });
