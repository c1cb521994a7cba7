import { problemOf } from '@tallystick/api-client/browser';
import { type Connection, Failure, saveAs, useConnection } from '@tallystick/web-kit';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useWords } from '../../words/index.js';

/** The bytes as they were received. @param path where the API has them @throws ApiProblem, Unreachable */
export async function originalOf(connection: Connection, path: string): Promise<Blob> {
  const response = await connection.ask(new Request(`${location.origin}${path}`));
  if (!response.ok) throw problemOf(await response.json().catch(() => undefined), response);
  return response.blob();
}

/** Signs that a file's name has on no system. */
const NO_NAME = /[^\p{L}\p{N}._-]+/gu;

interface DownloadOriginalTerms {
  readonly path: string;
  /** Of the file, without signs that no system takes. */
  readonly name: string;
  readonly suffix: 'xml' | 'json';
}

export function DownloadOriginal({ path, name, suffix }: DownloadOriginalTerms) {
  const connection = useConnection();
  const { documents } = useWords();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => originalOf(connection, path),
    onSuccess: (file) => saveAs(file, `${name.replaceAll(NO_NAME, '-')}.${suffix}`),
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
