import { useState } from 'react';

/**
 * For the content of a dialog that no trigger of its own opens: whoever closes it stands again where they opened it. Without this the focus falls back
 * to the top of the page.
 */
export function useReturnFocus(): { onCloseAutoFocus: (event: Event) => void } {
  const [opener] = useState(() => document.activeElement);
  return {
    onCloseAutoFocus(event) {
      if (!(opener instanceof HTMLElement) || !opener.isConnected) return;
      event.preventDefault();
      opener.focus();
    },
  };
}
