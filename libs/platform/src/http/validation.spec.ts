import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import { IsArray, IsOptional, IsString, ValidateNested } from 'class-validator';
import { RequestInvalid, requestValidation } from './validation.js';

class Note {
  @IsOptional()
  @IsString()
  text?: string;

  @IsOptional()
  @IsArray()
  @Type(() => String)
  list?: unknown[];
}

class Notes {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Note)
  notes!: Note[];
}

const faultsOf = async (value: unknown, metatype: new () => unknown = Note) => {
  const outcome: unknown = await requestValidation()
    .transform(value, { type: 'body', metatype })
    .catch((error: unknown) => error);
  if (outcome instanceof RequestInvalid) return outcome.faults;
  throw new Error(`it was not refused: ${String(outcome)}`);
};

const nested = (levels: number): unknown => (levels === 0 ? 1 : { in: nested(levels - 1) });

describe('what a request may look like', () => {
  it('lets an ordinary one through, typed', async () => {
    const note: unknown = await requestValidation().transform({ text: 'a' }, { type: 'body', metatype: Note });
    expect(note).toBeInstanceOf(Note);
  });

  it.each([
    ['U+0000 in a text, which PostgreSQL refuses', { text: 'a\0b' }, 'text'],
    ['U+0000 in a name', { 'a\0b': 1 }, 'body'],
    ['half of a surrogate pair in a text, which PostgreSQL’s JSON refuses', { text: 'a\udc00b' }, 'text'],
    ['half of a surrogate pair in a name', { '\ud800': 1 }, 'body'],
    ['more levels than validation can walk', { list: nested(5_000) }, /^list\.in\./],
    ['a list at the top that is deep', [nested(5_000)], /^0\.in\./],
    ['more values than any request needs', { list: Array(60_000).fill('1') }, 'body'],
  ])('refuses %s', async (_what, value, field) => {
    const [fault, ...others] = await faultsOf(value);
    expect(fault?.field).toMatch(field);
    expect(others).toEqual([]);
  });

  it.each([
    ['an empty one', []],
    ['one of what is asked for', [{ text: 'a' }]],
    ['one of what nobody asked for', [{ other: 1 }]],
  ])('refuses a list where a list holds something else, even %s', async (_which, list) => {
    expect(await faultsOf({ notes: [{ text: 'a' }, list] }, Notes)).toEqual([
      { field: 'notes.1', message: 'expected no list within a list' },
    ]);
  });

  it('refuses null where a field may be left out, also within, so that nobody takes it for a value', async () => {
    const [fault, ...others] = await faultsOf({ text: null });
    expect(fault).toEqual({ field: 'text', message: 'text must have a value; leave it out when there is none' });
    expect(others).toEqual([]);
    expect(await faultsOf({ notes: [{ text: 'a' }, { text: null }] }, Notes)).toMatchObject([{ field: 'notes.text' }]);
  });

  it('refuses U+0000 in a path or query value that stands alone', async () => {
    const search = requestValidation().transform('a\0', { type: 'query', metatype: String, data: 'search' });
    await expect(search).rejects.toMatchObject({ faults: [{ field: 'search' }] });
  });

  it('tells the first faults of many, so that a refusal stays smaller than the request', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`f${index}`, 1]));
    expect((await faultsOf(unknown)).length).toBe(50);
  });

  it('says which fields are at fault where a refusal is one of several, too', async () => {
    const refusal = requestValidation().transform({ text: 1 }, { type: 'body', metatype: Note });
    await expect(refusal).rejects.toMatchObject({
      details: { errors: [{ field: 'text', message: 'text must be a string' }] },
    });
  });
});
