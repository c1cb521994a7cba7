import { describe, expect, it } from '@jest/globals';
import { StartInterrupted } from './errors.js';
import { StopStack } from './stop-stack.js';

describe('stopping', () => {
  function recorded() {
    const lines: string[] = [];
    const stops = new StopStack((line) => lines.push(line));
    const part = (name: string) => stops.add(name, () => Promise.resolve(void lines.push(name)));
    return { lines, stops, part };
  }

  it('takes the reverse order of the start, each part once', async () => {
    const { lines, stops, part } = recorded();
    for (const name of ['database', 'chain', 'services']) await part(name);
    await Promise.all([stops.stop(), stops.stop()]);
    expect(lines).toEqual(['services', 'chain', 'database']);
  });

  it('goes on past a part that fails to stop, and says so', async () => {
    const { lines, stops, part } = recorded();
    await part('database');
    await stops.add('the chain', () => Promise.reject(new Error('no dump')));
    await stops.stop();
    expect(lines).toEqual(['stopping the chain failed: no dump', 'database']);
  });

  it('during a start stops what still comes up, and ends the start', async () => {
    const { lines, stops, part } = recorded();
    await stops.stop();
    await expect(part('chain')).rejects.toBeInstanceOf(StartInterrupted);
    expect(lines).toEqual(['chain']);
    expect(stops.signal.aborted).toBe(true);
  });
});
