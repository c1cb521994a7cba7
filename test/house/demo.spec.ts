import { describe, expect, it } from '@jest/globals';
import { sourceFiles, textOf, withoutComments } from './source-files.js';

const SQL =
  /\b(select\s[^;`'"]*\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|truncate\s|(create|alter|drop)\s+(table|schema|role|database|view)\s)/i;
const REPOSITORY = /from '(typeorm|pg|@nestjs\/typeorm)'|\/infra\/|getRepository|DataSource/;
const CLOCK_OF_THE_CHAIN = /\b(evm|anvil|hardhat)_\w*(time|mine)/i;
/** Makes the embedded chain's blocks, whose times its schedule gives: the wall clock's, or a second past the parent's. */
const BLOCK_MAKER = 'libs/chain/src/embedded/mine.ts';

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

  it("moves no chain's clock, nor does anything else that runs", () => {
    const product = sourceFiles(['apps', 'libs', 'migrations'], /\.ts$/).filter((path) => !/[.-]spec\.ts$/.test(path));
    expect(product.filter((path) => CLOCK_OF_THE_CHAIN.test(withoutComments(textOf(path))))).toEqual([BLOCK_MAKER]);
  });

  it.each(['evm_increaseTime', 'evm_setNextBlockTimestamp', 'evm_mine', 'anvil_setTime', 'hardhat_mine'])(
    'would be caught calling %s',
    (method) => {
      expect(method).toMatch(CLOCK_OF_THE_CHAIN);
    },
  );

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
