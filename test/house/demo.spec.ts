import { describe, expect, it } from '@jest/globals';
import { sourceFiles, textOf, withoutComments } from './source-files.js';

const SQL =
  /\b(select\s[^;`'"]*\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|truncate\s|(create|alter|drop)\s+(table|schema|role|database|view)\s)/i;
const REPOSITORY = /from '(typeorm|pg|@nestjs\/typeorm)'|\/infra\/|getRepository|DataSource/;
const CLOCK_OF_THE_CHAIN = /evm_(increaseTime|setNextBlockTimestamp|setTime)|anvil_(setTime|mine)|anvil_setNextBlock/;

/** The demo is told by libs/stories and begun by apps/standalone; that it imports no repository is also a rule of tools/architecture.cjs. */
const files = sourceFiles(['libs/stories', 'apps/standalone'], /\.ts$/);
const offending = (pattern: RegExp) => files.filter((path) => pattern.test(withoutComments(textOf(path))));

describe('the demo', () => {
  it('writes no SQL', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(offending(SQL)).toEqual([]);
  });

  it('knows no repository', () => {
    expect(offending(REPOSITORY)).toEqual([]);
  });

  it("moves no chain's clock", () => {
    expect(offending(CLOCK_OF_THE_CHAIN)).toEqual([]);
  });

  it.each([
    "await database.query('SELECT * FROM ledger.fragment')",
    'await sql`insert into papers.act values (1)`',
    "query('update papers.act set state = 1')",
    'DROP SCHEMA ledger',
  ])('would be caught writing %s', (line) => {
    expect(line).toMatch(SQL);
  });

  it.each(["import { Repository } from 'typeorm';", "import '../infra/act.entity.js';"])(
    'would be caught with %s',
    (line) => {
      expect(line).toMatch(REPOSITORY);
    },
  );
});
