import { useEffect } from 'react';

/** A dialogue goes once what it was for is done, and not before. */
export function useClosing(isDone: boolean, onClose: () => void): void {
  useEffect(() => {
    if (isDone) onClose();
  }, [isDone, onClose]);
}
