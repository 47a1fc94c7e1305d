import { useState } from 'react';

/**
 * For the content of a dialog that no trigger of its own opens: whoever closes it stands again where they opened it, or on the button of the menu from
 * which they did. Without this the focus falls back to the top of the page. Where something else has taken the focus meanwhile, it keeps it.
 */
export function useReturnFocus(): { onCloseAutoFocus: (event: Event) => void } {
  const [opener] = useState(openerNow);
  return {
    onCloseAutoFocus(event) {
      event.preventDefault();
      const free = document.activeElement === null || document.activeElement === document.body;
      if (free && opener instanceof HTMLElement && opener.isConnected) opener.focus();
    },
  };
}

/** What has the focus; of an entry in a menu, which goes away with it, the button that opened the menu. */
function openerNow(): Element | null {
  const focused = document.activeElement;
  const name = focused?.closest('[role=menu]')?.getAttribute('aria-labelledby');
  return (name ? document.getElementById(name) : null) ?? focused;
}
