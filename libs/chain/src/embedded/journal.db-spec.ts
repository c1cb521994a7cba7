import { createServer, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ensureLoginRole, urlForLogin } from '@tallystick/platform';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { Journal, type JournalBlock } from './journal.js';
import { JournalConnection } from './journal-connection.js';

const never = new AbortController().signal;
const block = (number: number, digit: string): JournalBlock => ({
  number,
  time: 1_800_000_000 + number,
  hash: `0x${digit.repeat(64)}`,
  transactions: ['0x02aabb', `0x02${digit}${digit}`],
});

let database: TestDatabase;
let said: string[];
let journals: Journal[];

function journal(url = database.url): Journal {
  const opened = new Journal(new JournalConnection(url, 300), (line) => said.push(line));
  journals.push(opened);
  return opened;
}

async function all(from: Journal): Promise<JournalBlock[]> {
  const blocks: JournalBlock[] = [];
  for await (const found of from.blocksAfter(0)) blocks.push(found);
  return blocks;
}

beforeEach(async () => {
  database = await createTestDatabase();
  said = [];
  journals = [];
});
afterEach(async () => {
  await Promise.all(journals.map((opened) => opened.close()));
  await database.drop();
});

describe('the journal', () => {
  it('gives blocks back as they were, in order', async () => {
    const written = journal();
    for (const [index, digit] of ['a', 'b', 'c'].entries()) await written.append(block(index + 1, digit), never);
    expect(await all(written)).toEqual([block(1, 'a'), block(2, 'b'), block(3, 'c')]);
    expect(await written.head()).toBe(3);
  });

  it('takes the same block twice for one', async () => {
    const written = journal();
    await written.append(block(1, 'a'), never);
    await written.append(block(1, 'a'), never);
    expect(await all(written)).toEqual([block(1, 'a')]);
  });

  it('refuses another block under a number that is taken', async () => {
    const written = journal();
    await written.append(block(1, 'a'), never);
    await expect(written.append(block(1, 'b'), never)).rejects.toMatchObject({ code: 'journalled-block-differs' });
  });

  it('refuses a block that leaves a gap, and reads none', async () => {
    const written = journal();
    await expect(written.append(block(2, 'a'), never)).rejects.toMatchObject({ code: 'journal-has-gap' });
    await database.dataSource.query(
      `INSERT INTO chain.journal_block (number, time, hash, transactions) VALUES (2, 1, '0x${'a'.repeat(64)}', '{}')`,
    );
    await expect(all(written)).rejects.toMatchObject({ code: 'journal-has-gap', details: { expected: 1, found: 2 } });
  });

  it('lets one writer in, and the next when the first is gone', async () => {
    const [first, second] = [journal(), journal()];
    await first.append(block(1, 'a'), never);
    await expect(second.head()).rejects.toMatchObject({ code: 'chain-already-running' });
    await first.close();
    expect(await second.head()).toBe(1);
  });

  it('goes on trying while the database refuses, and says so', async () => {
    const written = journal();
    await written.head();
    await database.dataSource.query('ALTER TABLE chain.journal_block RENAME TO away');
    const appending = written.append(block(1, 'a'), never);
    while (said.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await database.dataSource.query('ALTER TABLE chain.away RENAME TO journal_block');
    await appending;
    expect(await all(written)).toEqual([block(1, 'a')]);
    expect(said[0]).toMatch(/block 1 is not journalled yet, so the chain stays closed: .*does not exist/);
  });

  it('ends its attempts when it is told to', async () => {
    const written = journal();
    await written.head();
    await database.dataSource.query('ALTER TABLE chain.journal_block RENAME TO away');
    const stop = new AbortController();
    const appending = written.append(block(1, 'a'), stop.signal);
    stop.abort(new Error('stopping'));
    await expect(appending).rejects.toThrow('stopping');
  });

  it('finds out what became of a block when the connection broke during the commit', async () => {
    const line = await unreliableLine(database.url);
    const written = journal(line.url);
    await written.append(block(1, 'a'), never);
    line.breakAfter('INSERT INTO chain.journal_block');
    await written.append(block(2, 'b'), never);
    expect(line.broken()).toBe(1);
    expect(await all(written)).toEqual([block(1, 'a'), block(2, 'b')]);
    await written.close();
    await line.close();
  });
});

describe('whoever may only write the journal', () => {
  it('adds to it, and neither changes nor removes anything', async () => {
    const role = { user: 'chain_writer_in_test', password: 'secret', memberOf: 'tallystick_chain' } as const;
    await ensureLoginRole(database.url, role);
    const url = urlForLogin(database.url, role);
    const written = journal(url);
    await written.create({ chainId: '5000000000', genesisTime: 1_800_000_000, fundedAccounts: [] });
    await written.append(block(1, 'a'), never);
    expect(await all(written)).toEqual([block(1, 'a')]);
    await written.close();
    const connection = new JournalConnection(url, 300);
    for (const change of [
      'UPDATE chain.journal_block SET time = 1',
      'DELETE FROM chain.journal_block',
      'TRUNCATE chain.journal_block',
    ]) {
      await expect(connection.query(change)).rejects.toThrow('permission denied');
    }
    await connection.close();
  });
});

interface UnreliableLine {
  readonly url: string;
  /** The next time this text goes to the server it arrives, but the answer does not come back. */
  breakAfter(text: string): void;
  broken(): number;
  close(): Promise<void>;
}

async function unreliableLine(databaseUrl: string): Promise<UnreliableLine> {
  const target = new URL(databaseUrl);
  let trigger: string | undefined;
  let broken = 0;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    let breaking = false;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    near.on('data', (bytes: Buffer) => {
      if (trigger !== undefined && bytes.includes(trigger)) {
        breaking = true;
        trigger = undefined;
      }
      far.write(bytes);
    });
    far.on('data', (bytes: Buffer) => {
      if (!breaking) return void near.write(bytes);
      broken++;
      near.destroy();
      far.destroy();
    });
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as { port: number }).port);
  return {
    url: url.toString(),
    breakAfter: (text) => (trigger = text),
    broken: () => broken,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
