import { ApiProblem } from '@tallystick/api-client/browser';
import { CeremonyLeft, Failure, signInByPasskey, takesPasskeys, useConnection } from '@tallystick/web-kit';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useWords } from '../words/index.js';
import { Notice } from './notice.js';

/** Signs in with a passkey, and says what to do when that fails. */
export function PasskeyButton({ onDone }: { readonly onDone?: () => void }) {
  const connection = useConnection();
  const { signIn } = useWords();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => signInByPasskey(connection),
    ...(onDone ? { onSuccess: onDone } : {}),
  });
  if (!takesPasskeys()) return <Notice>{signIn.cannot}</Notice>;
  return (
    <div>
      {error && <Refusal error={error} />}
      <Button type="primary" size="large" block loading={isPending} onClick={() => mutate()}>
        {signIn.go}
      </Button>
    </div>
  );
}

function Refusal({ error }: { readonly error: Error }) {
  const { signIn } = useWords();
  if (error instanceof CeremonyLeft) return <Notice>{signIn.left}</Notice>;
  if (error instanceof ApiProblem && error.code === 'sign-in-refused') return <Notice>{signIn.refused}</Notice>;
  return <Failure error={error} />;
}
