import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useWords } from '../words/index.js';
import { useVerifyAddress } from './verify-address.js';

export function VerifyLink({ about }: { readonly about: Readonly<Record<string, string>> }) {
  const { receivable: words } = useWords();
  const address = useVerifyAddress(about);
  if (address === undefined) return null;
  return (
    <Button href={address} target="_blank" rel="noreferrer" icon={<SafetyCertificateOutlined aria-hidden />}>
      {words.verify}
    </Button>
  );
}
