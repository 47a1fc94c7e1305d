import { useMemo } from 'react';
import type { Announcements, ScreenReaderInstructions } from '@dnd-kit/core';

import type { Translate } from '../../../shared/use-t';

export interface Spoken {
  announcements: Announcements;
  screenReaderInstructions: ScreenReaderInstructions;
}

/** What a screen reader says while a card is carried, in the language of the admin. */
export function useAnnouncements(
  t: Translate,
  names: { card: (id: string) => string; column: (stage: string) => string; own: (id: string, stage: string) => boolean },
): Spoken {
  return useMemo(() => {
    // Right after the lift the card hangs over its own column; saying so would cut off “lifted”.
    let left = false;
    const place = (active: string, over: string | undefined) => {
      const own = over !== undefined && names.own(active, over);
      if (own && !left) return undefined;
      left = true;
      if (over === undefined) return t('board.say.outside');
      return t(own ? 'board.say.overOwn' : 'board.say.over', { card: names.card(active), column: names.column(over) });
    };
    return {
      announcements: {
        onDragStart: ({ active }) => {
          left = false;
          return t('board.say.lifted', { card: names.card(String(active.id)) });
        },
        onDragOver: ({ active, over }) => place(String(active.id), over ? String(over.id) : undefined),
        onDragEnd: ({ active, over }) => {
          const id = String(active.id);
          if (!over || names.own(id, String(over.id))) return t('board.say.putBack', { card: names.card(id) });
          return t('board.say.dropped', { card: names.card(id), column: names.column(String(over.id)) });
        },
        onDragCancel: ({ active }) => t('board.say.putBack', { card: names.card(String(active.id)) }),
      },
      screenReaderInstructions: { draggable: t('board.say.instructions') },
    };
  }, [t, names]);
}
