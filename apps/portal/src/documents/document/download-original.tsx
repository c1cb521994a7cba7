import { problemOf } from '@tallystick/api-client/browser';
import { type Connection, Failure, saveAs, useConnection } from '@tallystick/web-kit';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useWords } from '../../words/index.js';
import type { DocumentView } from './document.js';

/** The bytes as they were received. Throws `ApiProblem`, `Unreachable`. */
export async function originalOf(connection: Connection, id: string): Promise<Blob> {
  const response = await connection.ask(new Request(`${location.origin}/v1/documents/${id}/content`));
  if (!response.ok) throw problemOf(await response.json().catch(() => undefined), response);
  return response.blob();
}

/** Signs that a file's name has on no system. */
const NO_NAME = /[^\p{L}\p{N}._-]+/gu;

export function DownloadOriginal({ document: { id, number } }: { readonly document: DocumentView }) {
  const connection = useConnection();
  const { documents } = useWords();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => originalOf(connection, id),
    onSuccess: (file) => saveAs(file, `${number.replaceAll(NO_NAME, '-')}.xml`),
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
