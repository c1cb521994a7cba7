import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useVerifyAddress } from './verify-address.js';

interface VerifyLinkTerms {
  readonly about: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}

/** To the page apart, which is no screen of the portal's. */
export function VerifyLink({ about, children }: VerifyLinkTerms) {
  const address = useVerifyAddress(about);
  if (address === undefined) return null;
  return (
    <Button href={address} target="_blank" rel="noreferrer" icon={<SafetyCertificateOutlined aria-hidden />}>
      {children}
    </Button>
  );
}
