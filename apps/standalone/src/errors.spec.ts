import { describe, expect, it } from '@jest/globals';
import { beginAgain } from './errors.js';

describe('what to run to begin again', () => {
  it('names the folder, for without it another installation would be removed', () => {
    expect(beginAgain('/srv/tally', '--empty')).toBe('npm start -- --fresh --empty --data-dir /srv/tally');
  });

  it('can be pasted whatever the folder is called', () => {
    expect(beginAgain("/srv/our bank's")).toBe("npm start -- --fresh --data-dir '/srv/our bank'\\''s'");
  });
});
