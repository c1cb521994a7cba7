import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';

/** Changes something, and shows what is so afterwards, also when the change failed: nothing is shown before the service says so. @param queryKey of all that shows it */
export function useChange<Terms = void, Result = unknown>(
  queryKey: QueryKey,
  change: (terms: Terms) => Promise<Result>,
) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => queries.invalidateQueries({ queryKey }) });
}
