import { Modal, type ModalProps } from 'antd';
import { useEffect, useState } from 'react';

/**
 * A dialogue that is open for as long as it is in the page. Whoever leaves it finds their hand where it was. It stands at once: a press on a button
 * that still grows into its place begins on it and ends beside it, and nothing comes of it.
 */
export function Dialogue(terms: Omit<ModalProps, 'open'>) {
  useHandBack();
  return <Modal open transitionName="" maskTransitionName="" {...terms} />;
}

/** antd gives the hand back when a dialogue that stays in the page is closed, and not when it is taken out of it. */
function useHandBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Somebody may have taken it to where the work goes on.
      if (document.activeElement !== document.body) return;
      if (before instanceof HTMLElement) before.focus();
      // What opened the dialogue may be gone, or of no use any more.
      if (document.activeElement === document.body) document.querySelector('main')?.focus();
    },
    [before],
  );
}
