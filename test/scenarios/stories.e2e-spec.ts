import { describe } from '@jest/globals';
import { Platform } from '../support/platform.js';
import { tellStories } from './stories.js';

describe('the stories, through the doors of a running platform', () => {
  tellStories(() => Platform.start());
});
