import { ReasonedDialogue } from '@tallystick/web-kit';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../../words/index.js';
import { useDeclining } from './quotes-doors.js';

/** No price, and why: it is final for this request. */
export function Declining({ request }: { readonly request: string }) {
  const { quotes: words } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button danger onClick={() => setIsOpen(true)}>
        {words.decline}
      </Button>
      {isOpen && <DeclineDialogue request={request} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function DeclineDialogue({ request, onClose }: { readonly request: string; readonly onClose: () => void }) {
  const { quotes: words, people } = useWords();
  return (
    <ReasonedDialogue
      title={words.decline}
      hint={words.declineHint}
      words={{ ...words, cancel: people.cancel }}
      change={useDeclining(request)}
      onClose={onClose}
    />
  );
}
