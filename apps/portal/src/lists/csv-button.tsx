import { problemOf } from '@tallystick/api-client/browser';
import { Failure, saveAs, useConnection } from '@tallystick/web-kit';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useWords } from '../words/index.js';

/** The list as it is narrowed and ordered now, whole, for a spreadsheet: the service writes it. */
interface CsvButtonTerms {
  /** As the API’s address calls it; the file is named after it. */
  readonly list: 'receivables' | 'documents' | 'audit';
  readonly query: Readonly<Record<string, string>>;
}

export function CsvButton({ list, query }: CsvButtonTerms) {
  const connection = useConnection();
  const { receivables: words } = useWords();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const url = new URL(`/v1/${list}`, location.origin);
      for (const [name, value] of Object.entries({ ...query, bom: 'true' })) url.searchParams.set(name, value);
      const response = await connection.ask(new Request(url, { headers: { accept: 'text/csv' } }));
      if (!response.ok) throw problemOf(await response.json().catch(() => undefined), response);
      return response.blob();
    },
    onSuccess: (file) => saveAs(file, `${list}.csv`),
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
