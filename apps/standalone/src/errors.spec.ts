import { describe, expect, it } from '@jest/globals';
import { beginAgain, PortTaken } from './errors.js';

describe('another port', () => {
  it.each([
    [9000, 9001],
    [80, 8080],
    [65_535, 8080],
  ])('than %i is one that may work: %i', (taken, another) => {
    expect(new PortTaken(taken, 'taken').message).toMatch(new RegExp(`--port ${another}$`));
  });
});

describe('what to run to begin again', () => {
  it('names the folder, for without it another installation would be removed', () => {
    expect(beginAgain('/srv/tally', '--empty')).toBe('npm start -- --fresh --empty --data-dir /srv/tally');
  });

  it('can be pasted whatever the folder is called', () => {
    expect(beginAgain("/srv/our bank's")).toBe("npm start -- --fresh --data-dir '/srv/our bank'\\''s'");
  });
});
