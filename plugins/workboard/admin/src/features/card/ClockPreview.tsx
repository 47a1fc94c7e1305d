import { Box, Flex, Typography } from '@strapi/design-system';

import type { ClockChange, EventPreview } from '../../../../shared/contract';
import { useDay } from '../../shared/use-day';
import { useT, useText } from '../../shared/use-t';
import { ClauseChips } from './ClauseChip';
import { ClockExplanation } from './ClockExplanation';
import { changesNothing } from './use-clock-words';

/** What the step will do to the clocks, with the law behind it, while its form is being filled: the new day is seen before it is saved. */
export function ClockPreview({ data }: { data: EventPreview | undefined }) {
  const t = useT();
  const text = useText();
  if (!data || changesNothing(data)) return null;
  return (
    <Box tag="section" padding={4} background="neutral100" hasRadius aria-live="polite" aria-label={t('card.preview.title')}>
      <Typography tag="h3" variant="delta" fontWeight="bold">
        {t('card.preview.title')}
      </Typography>
      <Box tag="ul">
        {data.clocks.map((clock) => (
          <Change key={clock.key} change={clock} />
        ))}
        {data.open.map(({ key, title }) => (
          <Typography key={key} tag="li" textColor="neutral600">
            {t('card.preview.open', { clock: text(title) })}
          </Typography>
        ))}
      </Box>
    </Box>
  );
}

function Change({ change }: { change: ClockChange }) {
  const t = useT();
  const text = useText();
  const day = useDay();
  const from = change.from === null ? null : day.due(change.from, change.fromAt);
  const to = change.to === null ? null : day.due(change.to, change.toAt);
  return (
    <Box tag="li" paddingTop={2}>
      <Flex gap={2} wrap="wrap">
        <Typography fontWeight="bold">{text(change.title)}</Typography>
        <Typography>{t(`card.preview.${change.change}`)}</Typography>
        {from !== null && from !== to ? (
          <Typography textColor="neutral600" tag="s">
            {from}
          </Typography>
        ) : null}
        {to !== null ? <Typography fontWeight="bold">{t('card.preview.until', { day: to })}</Typography> : null}
        <ClauseChips ids={change.after.binding === 'ceiling' ? change.after.basis : change.clauses} />
      </Flex>
      {to !== null ? <ClockExplanation clock={change.after} /> : null}
    </Box>
  );
}
