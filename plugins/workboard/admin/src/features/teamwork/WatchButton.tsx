import { Button } from '@strapi/design-system';
import { Eye, EyeStriked } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';

import type { CardDetail } from '../../../../shared/contract';
import { useErrorWords } from '../../shared/use-error-words';
import { useT } from '../../shared/use-t';
import { useWatchMutation } from './api';

/** Follows a card, or leaves it. */
export function WatchButton({ card }: { card: Pick<CardDetail, 'id' | 'watching'> }) {
  const t = useT();
  const words = useErrorWords();
  const { toggleNotification } = useNotification();
  const [watch, { isLoading }] = useWatchMutation();
  const toggle = async () => {
    const answer = await watch({ card: card.id, watching: !card.watching });
    if ('error' in answer) toggleNotification({ type: 'danger', message: words(answer.error) });
  };
  return (
    <Button
      variant="tertiary"
      size="S"
      startIcon={card.watching ? <EyeStriked /> : <Eye />}
      aria-pressed={card.watching}
      // Not its own “loading”: a disabled button drops the focus, and Escape with it.
      aria-busy={isLoading}
      onClick={() => void (isLoading || toggle())}
    >
      {t(card.watching ? 'teamwork.watch.leave' : 'teamwork.watch.follow')}
    </Button>
  );
}
