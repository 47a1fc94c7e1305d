import { Badge, Flex, Typography } from '@strapi/design-system';

import type { ClockView } from '../../../../shared/contract';
import { useDay } from '../../shared/use-day';
import { useT } from '../../shared/use-t';

/** A reckoned day, and that it is 暂定 where a year's arrangement is not in. */
export function DueDay({ clock }: { clock: ClockView }) {
  const t = useT();
  const day = useDay();
  return (
    <Flex gap={2}>
      <Typography variant="delta">{clock.due ? day.due(clock.due, clock.dueAt) : '—'}</Typography>
      {clock.projected ? (
        <Badge backgroundColor="warning100" textColor="neutral800">
          {t('calendar.projected')}
        </Badge>
      ) : null}
    </Flex>
  );
}
