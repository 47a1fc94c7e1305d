import { useMemo } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';

import type { Answers } from '../../../../engine/form/types';
import { useT } from '../../shared/use-t';
import { changesNothing, useClockWords } from '../card/use-clock-words';
import { useBulkPreviewQuery } from '../teamwork/api';
import type { BulkTarget } from './in-portions';
import { MOST } from './selection';

interface Props {
  event: string;
  cards: readonly BulkTarget[];
  form: Answers;
}

const TYPING_MS = 600;

/** What the step will do to the clocks of each selected card, before it is sent. */
export function BulkClockPreview({ event, cards, form }: Props) {
  const t = useT();
  const words = useClockWords();
  // The answers are made anew with every drawing; what is asked changes only with what they say.
  const said = useDebounce(JSON.stringify(form), TYPING_MS);
  const asked = useMemo(
    () => ({ event, cards: cards.slice(0, MOST).map(({ id }) => id), form: JSON.parse(said) as Answers }),
    [event, cards, said],
  );
  const { data = [] } = useBulkPreviewQuery(asked);
  const lines = data.filter((preview) => !changesNothing(preview));
  if (lines.length === 0) return null;
  const name = (id: number) => {
    const card = cards.find((one) => one.id === id);
    return card ? [card.number, card.title].filter(Boolean).join(' ') : String(id);
  };
  return (
    <Box tag="section" padding={4} marginTop={4} background="neutral100" hasRadius aria-live="polite" aria-label={t('card.preview.title')}>
      <Typography tag="h3" variant="delta" fontWeight="bold">
        {t('card.preview.title')}
      </Typography>
      <Box tag="ul">
        {lines.map((preview) => (
          <Flex tag="li" key={preview.card} gap={2} wrap="wrap" paddingTop={2}>
            <Typography fontWeight="bold">{name(preview.card)}</Typography>
            <Typography textColor="neutral700">{words(preview)}</Typography>
          </Flex>
        ))}
      </Box>
    </Box>
  );
}
