import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';

interface FileDropTerms {
  /** Of the field, for who does not see it. */
  readonly label: string;
  readonly button: string;
  readonly isBusy?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}

/** Takes files by dropping them or by choosing them; the button does all that dropping does. */
export function FileDrop({ label, button, isBusy = false, onFiles, children }: FileDropTerms) {
  const field = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (files: Iterable<File>) => {
    const given = [...files];
    if (given.length > 0 && !isBusy) onFiles(given);
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div
      className={isOver ? 'pt-drop pt-over' : 'pt-drop'}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <Button
        type="primary"
        icon={<UploadOutlined aria-hidden />}
        loading={isBusy}
        onClick={() => field.current?.click()}
      >
        {button}
      </Button>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        aria-label={label}
        onChange={({ target }) => {
          take(target.files ?? []);
          target.value = '';
        }}
      />
      <p>{children}</p>
    </div>
  );
}
