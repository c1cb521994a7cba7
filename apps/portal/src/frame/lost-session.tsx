import { Dialogue, type SignedInPerson } from '@tallystick/web-kit';
import { Button } from 'antd';
import { PasskeyButton } from '../entrance/passkey-button.js';
import { useWords } from '../words/index.js';
import { useForget } from './sign-out.js';

/** Over the screen, which stays as it was: the same person signs in again and goes on. */
export function LostSession({ person }: { readonly person: SignedInPerson }) {
  const { signIn } = useWords();
  const forget = useForget();
  return (
    <Dialogue title={signIn.again} closable={false} maskClosable={false} keyboard={false} footer={null}>
      <p className="pt-lost">{signIn.againHint(person.name)}</p>
      <PasskeyButton />
      <Button type="text" block onClick={forget}>
        {signIn.leave}
      </Button>
    </Dialogue>
  );
}
