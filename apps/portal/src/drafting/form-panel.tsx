import { Panel } from '@tallystick/web-kit';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import './drafting.css';

interface FormPanelTerms {
  readonly title: string;
  /** Of the button that drafts. */
  readonly go: string;
  readonly isPending: boolean;
  /** Whether all is there; else the first field that says what is wrong is gone to. */
  readonly onSubmit: () => boolean;
  readonly children: ReactNode;
}

/** A form in a panel of its own. What is missing is said once somebody has tried to send it, next to each field. */
export function FormPanel({ title, go, isPending, onSubmit, children }: FormPanelTerms) {
  const form = useRef<HTMLFormElement>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [tries]);
  return (
    <Panel title={title}>
      <form
        className="tk-form"
        ref={form}
        noValidate
        aria-label={title}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending && !onSubmit()) setTries(tries + 1);
        }}
      >
        {children}
        <div>
          <Button type="primary" htmlType="submit" loading={isPending}>
            {go}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
