import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../words/index.js';
import './confirming.css';

export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const { people: words } = useWords();
  const [isCopied, setIsCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(text).then(() => setIsCopied(true));
  return (
    <div>
      <Button onClick={() => void copy()}>{label}</Button>{' '}
      <span role="status" className="pt-said">
        {isCopied && words.copied}
      </span>
    </div>
  );
}
