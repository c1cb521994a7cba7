import { useSession } from '@tallystick/web-kit';
import { Navigate, useLocation } from 'react-router';
import { useWords } from '../words/index.js';
import { Heading } from './heading.js';
import { PasskeyButton } from './passkey-button.js';
import { returnPath } from './return-path.js';

export function SignIn() {
  const { signIn } = useWords();
  const { kind } = useSession();
  const { search } = useLocation();
  if (kind === 'signed-in') return <Navigate to={returnPath(search)} replace />;
  return (
    <>
      <Heading title={signIn.title} about={signIn.about} />
      <PasskeyButton />
    </>
  );
}
