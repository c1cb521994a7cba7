import { Failure, saveAs, useConnection } from '@tallystick/web-kit';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useWords } from '../words/index.js';

/** The list as it is narrowed and ordered now, whole, for a spreadsheet: the service writes it. */
interface CsvButtonTerms {
  /** As the API’s address calls it; the file is named after it. */
  readonly list: 'receivables' | 'documents' | 'warehouse-receipts' | 'audit';
  readonly query: Readonly<Record<string, string>>;
  /** Small at the head of a panel. */
  readonly size?: 'small';
}

export function CsvButton({ list, query, ...button }: CsvButtonTerms) {
  const connection = useConnection();
  const { receivables: words } = useWords();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      connection.file(`/v1/${list}?${String(new URLSearchParams({ ...query, bom: 'true' }))}`, 'text/csv'),
    onSuccess: (file) => saveAs(file, `${list}.csv`),
  });
  return (
    <>
      {error && <Failure error={error} />}
      <Button {...button} loading={isPending} onClick={() => mutate()}>
        {words.csv}
      </Button>
    </>
  );
}
