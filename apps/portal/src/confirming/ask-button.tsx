import { Dialogue } from '@tallystick/web-kit';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../words/index.js';

interface AskButtonTerms {
  /** Of the button, and of the answer that goes on. */
  readonly label: string;
  /** Told to who hears the page, where several buttons have one label. */
  readonly describedAs?: string;
  readonly question: string;
  readonly hint?: string;
  readonly isDanger?: boolean;
  readonly isSmall?: boolean;
  readonly isPending: boolean;
  readonly onYes: () => void;
}

/** Asks once more before it does what cannot be undone: in a dialogue, which is a place of its own for who hears the page. */
export function AskButton(terms: AskButtonTerms) {
  const { label, describedAs, question, hint, isDanger = false, isSmall = false, isPending, onYes } = terms;
  const { people } = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const answer = () => {
    setIsAsking(false);
    onYes();
  };
  return (
    <>
      <Button
        danger={isDanger}
        size={isSmall ? 'small' : 'middle'}
        loading={isPending}
        {...(describedAs === undefined ? {} : { 'aria-label': describedAs })}
        onClick={() => setIsAsking(true)}
      >
        {label}
      </Button>
      {isAsking && (
        <Dialogue
          title={question}
          okText={label}
          okButtonProps={{ danger: isDanger }}
          cancelText={people.cancel}
          onOk={answer}
          onCancel={() => setIsAsking(false)}
        >
          {hint !== undefined && <p>{hint}</p>}
        </Dialogue>
      )}
    </>
  );
}
