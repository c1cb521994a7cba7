import { describe, expect, it } from '@jest/globals';
import { FlagsInvalid } from './errors.js';
import { parseFlags } from './flags.js';

describe('flags', () => {
  it('default to a demo on port 8080, kept in .tallystick of the folder where it was started', () => {
    expect(parseFlags([], '/somewhere')).toEqual({
      fresh: false,
      empty: false,
      help: false,
      port: 8080,
      dataDir: '/somewhere/.tallystick',
    });
  });

  it('are all understood, in both spellings of a value', () => {
    expect(parseFlags(['--fresh', '--empty', '--port=9000', '--data-dir', 'data'], '/somewhere')).toEqual({
      fresh: true,
      empty: true,
      help: false,
      port: 9000,
      dataDir: '/somewhere/data',
    });
    expect(parseFlags(['-h'], '/').help).toBe(true);
  });

  it.each([
    [['--frehs'], '--frehs'],
    [['here'], 'here'],
    [['--port', '0'], '"0"'],
    [['--port', '65536'], '"65536"'],
    [['--port', '8080x'], '"8080x"'],
    [['--port'], '--port'],
    [['--data-dir='], '--data-dir'],
  ])('refuses %j, names what is wrong and shows the usage', (args, named) => {
    expect(() => parseFlags(args, '/')).toThrow(FlagsInvalid);
    expect(() => parseFlags(args, '/')).toThrow(named);
    expect(() => parseFlags(args, '/')).toThrow('Usage: npm start');
  });
});
