import { Dialogue } from '@tallystick/web-kit';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import './confirming.css';

interface ShownOnceTerms {
  readonly title: string;
  readonly close: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Around a secret that nobody can ask for again: a click beside the dialogue does not close it. */
export function ShownOnce({ title, close, onClose, children }: ShownOnceTerms) {
  return (
    <Dialogue
      title={title}
      onCancel={onClose}
      maskClosable={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {close}
        </Button>
      }
    >
      <div className="pt-once">{children}</div>
    </Dialogue>
  );
}
