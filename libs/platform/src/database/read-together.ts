import DataLoader from 'dataloader';

export interface ReadTogether<K, V> {
  /** @returns undefined when there is no such row */
  read(key: K): Promise<V | undefined>;
}

/**
 * One query for all that is asked for at the same moment, by however many requests: a hundred acts drafted at once ask for the same few
 * parties a hundred times. Nothing is remembered beyond the one answer.
 * @param readAll gets each key once; what its answer leaves out does not exist
 * @param nameOf when keys are not told apart by `===`
 */
export function readTogether<K, V>(
  readAll: (keys: readonly K[]) => Promise<ReadonlyMap<unknown, V>>,
  nameOf: (key: K) => unknown = (key) => key,
): ReadTogether<K, V> {
  const loader = new DataLoader<K, V | undefined>(
    async (keys) => {
      const found = await readAll([...new Map(keys.map((key) => [nameOf(key), key])).values()]);
      return keys.map((key) => found.get(nameOf(key)));
    },
    { cache: false },
  );
  return { read: (key) => loader.load(key) };
}
