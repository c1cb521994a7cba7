import { type Wallet, watchWallets } from '@tallystick/web-kit/signing';
import { useEffect, useState } from 'react';

/** The wallets in this browser, as they announce themselves. */
export function useWallets(): readonly Wallet[] {
  const [wallets, setWallets] = useState<readonly Wallet[]>([]);
  useEffect(
    () =>
      watchWallets((found) =>
        // One that announces itself is often the one at window.ethereum as well.
        setWallets((known) =>
          known.some(({ id, provider }) => id === found.id || provider === found.provider) ? known : [...known, found],
        ),
      ),
    [],
  );
  return wallets;
}
