import { Dialogue } from '@tallystick/web-kit';
import type { ReactNode } from 'react';
import './organisation.css';

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
      okText={close}
      onOk={onClose}
      onCancel={onClose}
      maskClosable={false}
      cancelButtonProps={{ hidden: true }}
    >
      <div className="pt-once">{children}</div>
    </Dialogue>
  );
}
