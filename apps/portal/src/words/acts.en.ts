export { actWordsInEnglish as actWords } from '@tallystick/web-kit';
