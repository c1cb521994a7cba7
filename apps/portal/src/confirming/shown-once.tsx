import { Modal } from 'antd';
import type { ReactNode } from 'react';

interface ShownOnceTerms {
  readonly title: string;
  readonly close: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Around a secret that nobody can ask for again: a click beside the dialogue does not close it. */
export function ShownOnce({ title, close, onClose, children }: ShownOnceTerms) {
  return (
    <Modal
      open
      title={title}
      okText={close}
      onOk={onClose}
      onCancel={onClose}
      maskClosable={false}
      cancelButtonProps={{ hidden: true }}
    >
      <div className="pt-once">{children}</div>
    </Modal>
  );
}
