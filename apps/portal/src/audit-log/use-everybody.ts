import type { Pages } from '@tallystick/web-kit';
import { useEffect } from 'react';
import { useMachines } from '../organisation/machine-doors.js';
import { usePeople } from '../organisation/people-doors.js';

/** The organisation's people and credentials, those among them that are no more, as far as they have come. */
export function useEverybody(): readonly { readonly id: string; readonly name: string }[] {
  const people = useWhole(usePeople());
  const machines = useWhole(useMachines());
  return [
    ...people.map(({ id, name }) => ({ id, name })),
    ...machines.map(({ clientId, label }) => ({ id: clientId, name: label })),
  ];
}

/** A list that is chosen from is of use only whole. */
function useWhole<Item>({ data = [], hasMore, isFetching, error, more }: Pages<Item>): readonly Item[] {
  useEffect(() => {
    if (hasMore && !isFetching && !error) more();
  });
  return data;
}
