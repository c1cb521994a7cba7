import { problemOf } from '@tallystick/api-client/browser';
import { Failure, saveAs, useConnection } from '@tallystick/web-kit';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useWords } from '../words/index.js';
import type { queryOf } from './list-filters.js';

const FILE = 'receivables.csv';

/** The list as it is narrowed and ordered now, whole, for a spreadsheet: the service writes it. */
export function CsvButton({ query }: { readonly query: ReturnType<typeof queryOf> }) {
  const connection = useConnection();
  const { receivables: words } = useWords();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const url = new URL('/v1/receivables', location.origin);
      for (const [name, value] of Object.entries({ ...query, bom: 'true' })) url.searchParams.set(name, value);
      const response = await connection.ask(new Request(url, { headers: { accept: 'text/csv' } }));
      if (!response.ok) throw problemOf(await response.json().catch(() => undefined), response);
      return response.blob();
    },
    onSuccess: (file) => saveAs(file, FILE),
  });
  return (
    <>
      {error && <Failure error={error} />}
      <Button loading={isPending} onClick={() => mutate()}>
        {words.csv}
      </Button>
    </>
  );
}
