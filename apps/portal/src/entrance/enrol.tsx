import { ApiProblem } from '@tallystick/api-client/browser';
import { CeremonyLeft, enrolByLink, Failure, takesPasskeys, useConnection } from '@tallystick/web-kit';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { SCREENS } from '../screen-list.js';
import { useWords } from '../words/index.js';
import { Heading } from './heading.js';
import { Notice } from './notice.js';
import { PasskeyButton } from './passkey-button.js';
import { takenFragment } from './taken-fragment.js';

const CODE = /^[A-Za-z0-9_-]{43}$/;

export function Enrol() {
  const { enrol } = useWords();
  const [code] = useState(takenFragment);
  if (!CODE.test(code)) return <Heading title={enrol.noCode} about={enrol.noCodeHint} />;
  return <Registration code={code} />;
}

function Registration({ code }: { readonly code: string }) {
  const connection = useConnection();
  const { enrol, signIn } = useWords();
  const navigate = useNavigate();
  const { mutate, isPending, isSuccess, error } = useMutation({ mutationFn: () => enrolByLink(connection, code) });
  if (isSuccess) {
    return (
      <>
        <Heading title={enrol.done} about={enrol.doneHint} />
        <PasskeyButton onDone={() => void navigate(SCREENS.home.path, { replace: true })} />
      </>
    );
  }
  return (
    <>
      <Heading title={enrol.title} about={enrol.about} />
      <p>{enrol.replaces}</p>
      {error && <Refusal error={error} />}
      {takesPasskeys() ? (
        <Button type="primary" size="large" block loading={isPending} onClick={() => mutate()}>
          {enrol.go}
        </Button>
      ) : (
        <Notice>{signIn.cannot}</Notice>
      )}
    </>
  );
}

function Refusal({ error }: { readonly error: Error }) {
  const { enrol, signIn } = useWords();
  if (error instanceof CeremonyLeft) return <Notice>{signIn.left}</Notice>;
  if (error instanceof ApiProblem && error.code === 'enrolment-refused') return <Notice>{enrol.refused}</Notice>;
  return <Failure error={error} />;
}
