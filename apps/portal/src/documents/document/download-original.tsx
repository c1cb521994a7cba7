import { Failure, saveAs, useConnection } from '@tallystick/web-kit';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useWords } from '../../words/index.js';

interface DownloadOriginalTerms {
  readonly path: string;
  /** Of the file. */
  readonly name: string;
  readonly suffix: 'xml' | 'json';
}

export function DownloadOriginal({ path, name, suffix }: DownloadOriginalTerms) {
  const connection = useConnection();
  const { documents } = useWords();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => connection.file(path),
    onSuccess: (file) => saveAs(file, `${name}.${suffix}`),
  });
  return (
    <>
      {error && <Failure error={error} />}
      <Button loading={isPending} onClick={() => mutate()}>
        {documents.document.download}
      </Button>
    </>
  );
}
