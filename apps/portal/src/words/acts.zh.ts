export { actWordsInChinese as actWords } from '@tallystick/web-kit';
