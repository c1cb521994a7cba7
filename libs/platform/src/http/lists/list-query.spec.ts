import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { ApiProperty } from '@nestjs/swagger';
import { requestValidation } from '../validation.js';
import { declareList } from './list-declaration.js';
import { listQuery } from './list-query.js';

class PaperView {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  state!: string;
}

const LIST = declareList({
  fields: {
    state: { column: 'paper.state', type: 'text', filter: 'any', values: ['live', 'settled'] },
    debtor: { column: 'paper.debtor', type: 'number', filter: 'any' },
    dueAt: { column: 'paper.due_at', type: 'moment', filter: 'range', sort: true },
    amount: { column: 'paper.amount', type: 'amount', sort: true },
  },
  id: [{ column: 'paper.id', type: 'uuid' }],
  idOrder: 'DESC',
});

class PaperQuery extends listQuery(LIST, PaperView) {}

const ask = (query: Record<string, unknown>) =>
  requestValidation().transform(query, { type: 'query', metatype: PaperQuery }) as Promise<PaperQuery>;

describe('what is asked of a list', () => {
  it('is read as it was declared', async () => {
    const query = {
      state: 'live,settled',
      debtor: '7',
      sort: '-dueAt,amount',
      fields: 'id',
      dueAtFrom: '2026-11-28T00:00:00Z',
    };
    expect(await ask(query)).toMatchObject({
      ...query,
      state: ['live', 'settled'],
      debtor: ['7'],
      fields: ['id'],
      limit: 50,
    });
  });

  it.each([
    ['sort', 'state', 'dueAt, amount'],
    ['sort', 'dueAt,-dueAt', 'each once'],
    ['sort', '', 'dueAt, amount'],
    ['fields', 'secret', 'id, state'],
    ['state', 'dead', 'live, settled'],
    ['debtor', "1' OR true", 'a whole number'],
    ['debtor', '9'.repeat(19), 'a whole number'],
    ['dueAtFrom', '2026-13-01T00:00:00Z', '2026-11-28T09:30:00Z'],
    ['bom', 'yes', 'true'],
    ['amountFrom', '1', 'should not exist'],
  ])('is refused when %s is "%s", and told what may be: %s', async (field, value, told) => {
    await expect(ask({ [field]: value })).rejects.toMatchObject({
      code: 'request-invalid',
      faults: [{ field, message: expect.stringContaining(told) }],
    });
  });

  it('is taken of a list that is sorted by nothing, and by its parts', async () => {
    const plain = declareList({
      fields: { tags: { column: 'paper.tags', type: 'text', filter: 'holds', values: ['a', 'b'] } },
      id: [{ column: 'paper.id', type: 'uuid' }],
      idOrder: 'ASC',
    });
    class PlainQuery extends listQuery(plain, PaperView) {}
    const asked = (query: object) => requestValidation().transform(query, { type: 'query', metatype: PlainQuery });
    expect(await asked({})).toMatchObject({ limit: 50 });
    expect(await asked({ tags: 'a,b', fields: 'id' })).toMatchObject({ tags: ['a', 'b'], fields: ['id'] });
    await expect(asked({ sort: 'tags' })).rejects.toMatchObject({ code: 'request-invalid' });
    await expect(asked({ tags: 'c' })).rejects.toMatchObject({ code: 'request-invalid' });
  });

  it('is refused when a parameter comes twice where one is meant', async () => {
    await expect(ask({ sort: ['dueAt', 'amount'] })).rejects.toMatchObject({ code: 'request-invalid' });
  });
});
