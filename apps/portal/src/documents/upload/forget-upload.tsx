import { Failure, useConnection, usePerson } from '@tallystick/web-kit';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { SCREENS } from '../../screen-list.js';
import { AskButton } from '../../confirming/ask-button.js';
import { useWords } from '../../words/index.js';

/** A party may have so many uploads open and no more: one that nobody will finish is given up. */
export function ForgetUpload({ id }: { readonly id: string }) {
  const connection = useConnection();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { scopes } = usePerson();
  const { documents } = useWords();
  const { upload: words } = documents;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      connection.call(connection.routes.DELETE('/v1/document-batches/{id}', { params: { path: { id } } })),
    onSuccess: async () => {
      await navigate(SCREENS.documents.path);
      await queries.invalidateQueries({ queryKey: ['batches'] });
    },
  });
  if (!scopes.includes('documents')) return null;
  return (
    <>
      {error && <Failure error={error} />}
      <AskButton
        label={words.forget}
        question={words.forgetAsk}
        hint={words.forgetHint}
        isDanger
        isPending={isPending}
        onYes={() => mutate()}
      />
    </>
  );
}
