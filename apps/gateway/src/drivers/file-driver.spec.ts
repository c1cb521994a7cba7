import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '@tallystick/kernel';
import { ListedLog } from '../../../../test/support/listed-log.js';
import { eventually } from '../../../../test/support/eventually.js';
import { BufferFull, ReadingUnsound } from '../gateway-errors.js';
import type { Mark, Sample } from '../sample.js';
import { FileDriver } from './file-driver.js';

const readings = [{ device: '$sensor', metric: 'temperature', unit: 'Cel', value: '$value', at: '$time' }];

describe('the driver of files', () => {
  const log = new ListedLog();
  const marks = new Map<string, string>();
  const kept = { findMark: (source: string) => marks.get(source), putMark: (mark: Mark) => void put(mark) };
  const put = ({ source, position }: Mark) => marks.set(source, position);
  let values: string[];
  let folder: string;
  let driver: FileDriver | undefined;
  /** How many are taken before there is no room. */
  let room: number;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tallystick-files-'));
    marks.clear();
    log.lines.length = 0;
    values = [];
    room = Infinity;
  });
  afterEach(async () => {
    await driver?.stop();
    await rm(folder, { recursive: true });
  });

  /** Marks are kept with what they mark, as the buffer does. */
  const take = ({ readings: [first], mark }: Sample): Promise<void> => {
    if (first?.device === 'unsound') throw new ReadingUnsound('device: expected another');
    if (values.length >= room) throw new BufferFull();
    values.push(`${first?.device} ${first?.value.toString()}`);
    if (mark) put(mark);
    return Promise.resolve();
  };
  const start = (format: 'csv' | 'json-lines') => {
    const ending = format === 'csv' ? '.csv' : '.jsonl';
    driver = new FileDriver({ name: 'drop', folder, format, ending, intervalMs: 20, readings }, kept, systemClock, log);
    driver.start(take);
  };
  const restart = async (format: 'csv' | 'json-lines') => {
    await driver?.stop();
    start(format);
  };
  const csv = (name: string) => join(folder, name);
  const line = (value: number, sensor = 'probe-1') => `${sensor},${1_800_000_000_000 + value},${value}\n`;
  const HEADER = 'sensor,time,value\n';

  it('takes lines of CSV once, also after a start and as the file grows', async () => {
    await writeFile(csv('a.csv'), HEADER + line(1) + line(2));
    start('csv');
    await eventually(() => values.length === 2, { what: 'both came' });
    await restart('csv');
    await appendFile(csv('a.csv'), line(3));
    await eventually(() => values.length === 3, { what: 'the third came' });
    expect(values).toEqual(['probe-1 1', 'probe-1 2', 'probe-1 3']);
  });

  it('waits for the end of a line that is half written', async () => {
    await writeFile(csv('a.csv'), `${HEADER}${line(1)}probe-1,18000000`);
    await writeFile(csv('b.csv'), HEADER + line(7));
    start('csv');
    await eventually(() => values.length === 2, { what: 'what is whole came' });
    await appendFile(csv('a.csv'), '00009,9\n');
    await eventually(() => values.length === 3, { what: 'the rest came' });
    expect(values).toEqual(['probe-1 1', 'probe-1 7', 'probe-1 9']);
    expect(log.lines).toEqual([]);
  });

  it('takes lines of JSON, with exact numbers', async () => {
    await writeFile(csv('a.jsonl'), '{"sensor":"p","time":"2026-03-01T00:00:00Z","value":12345678901234567.5}\n');
    await writeFile(csv('a.csv'), HEADER + line(1));
    start('json-lines');
    await eventually(() => values.length === 1, { what: 'it came' });
    expect(values).toEqual(['p 12345678901234567.5']);
  });

  it('passes over a line that cannot be read or kept, says so once, and takes the others', async () => {
    await writeFile(
      csv('a.csv'),
      `${HEADER}nonsense\n${line(1)}${line(2, 'unsound')}probe-1,never,5\n${line(3)}also,nonsense\n`,
    );
    start('csv');
    await eventually(() => values.length === 2, { what: 'the good ones came' });
    await appendFile(csv('a.csv'), line(4));
    await eventually(() => values.length === 3, { what: 'the next came' });
    expect(values).toEqual(['probe-1 1', 'probe-1 3', 'probe-1 4']);
    expect(log.about('a line of drop/a.csv')).toHaveLength(1);
  });

  it('begins anew with another file of the same name', async () => {
    await writeFile(csv('a.csv'), HEADER + line(1) + line(2));
    start('csv');
    await eventually(() => values.length === 2, { what: 'both came' });
    await driver?.stop();
    await writeFile(csv('a.csv'), HEADER + line(5) + line(6) + line(7));
    start('csv');
    await eventually(() => values.length === 5, { what: 'all of the new came' });
    expect(values.slice(2)).toEqual(['probe-1 5', 'probe-1 6', 'probe-1 7']);
  });

  it('leaves in the file what there is no room for, and takes it later', async () => {
    room = 2;
    await writeFile(csv('a.csv'), HEADER + [1, 2, 3, 4].map((value) => line(value)).join(''));
    start('csv');
    await eventually(() => values.length === 2, { what: 'two came' });
    room = Infinity;
    await eventually(() => values.length === 4, { what: 'the others came' });
    expect(values).toEqual([1, 2, 3, 4].map((value) => `probe-1 ${value}`));
  });

  it('takes a file of many chunks whole', async () => {
    const all = Array.from({ length: 9_000 }, (_, n) => n);
    await writeFile(csv('a.csv'), HEADER + all.map((value) => line(value)).join(''));
    start('csv');
    await eventually(() => values.length >= all.length, { what: 'all came' });
    expect(values).toEqual(all.map((value) => `probe-1 ${value}`));
  });

  it('reads quoted fields', async () => {
    await writeFile(csv('a.csv'), 'sensor,"time",value,note\r\n"probe-1",1800000000000,"4.5","wet, ""very"""\r\n');
    start('csv');
    await eventually(() => values.length === 1, { what: 'it came' });
    expect(values).toEqual(['probe-1 4.5']);
  });
});
