import { Box, Flex, Link as AppLink, Typography } from '@strapi/design-system';
import { Clock } from '@strapi/icons';
import { Link } from 'react-router-dom';

import { dueAround, type HolidayEve } from '../../../../engine/calendar/holiday-eve';
import type { Today, TodayItem } from '../../../../shared/contract';
import { useDay } from '../../shared/use-day';
import { useHolidayName } from '../../shared/use-holiday-name';
import { useT, useText } from '../../shared/use-t';
import { cardHref } from '../card/card-href';

/** When something is due around the holiday, in the order of the days. */
const WHEN = ['before', 'during', 'back'] as const;

interface Props {
  holiday: HolidayEve;
  groups: Today['groups'];
}

/** 节前提示: on the last workday before a holiday, how long it is, and what falls due today, within it and on the first workday after it. */
export function HolidayNotice({ holiday, groups }: Props) {
  const t = useT();
  const day = useDay();
  const holidayName = useHolidayName();
  const items = groups.filter(({ group }) => group !== 'suspended').flatMap((one) => one.items);
  const days = { from: day.short(holiday.from), until: day.short(holiday.until), back: day.short(holiday.backOn) };
  const name = holiday.names.map(holidayName).join(t('today.holiday.and'));
  return (
    <Box
      tag="section"
      aria-labelledby="workboard-holiday"
      padding={4}
      marginTop={4}
      background="warning100"
      borderColor="warning200"
      hasRadius
    >
      <Flex gap={2} wrap="wrap">
        <Clock fill="warning600" aria-hidden />
        <Typography tag="h2" variant="delta" id="workboard-holiday">
          {name === '' ? t('today.holiday.rest') : t('today.holiday.title', { name })}
        </Typography>
        <Typography>{t('today.holiday.days', days)}</Typography>
        {holiday.projected ? <Typography textColor="neutral600">{t('card.due.projected')}</Typography> : null}
      </Flex>
      <Flex tag="ul" gap={6} wrap="wrap" alignItems="flex-start" paddingTop={3}>
        {WHEN.map((when) => (
          <DueThen
            key={when}
            title={t(`today.holiday.${when}`, days)}
            items={items.filter(({ due }) => due?.on && dueAround(holiday, due.on) === when)}
          />
        ))}
      </Flex>
    </Box>
  );
}

/** Cards named here; the rest of them stands in the list below. */
const NAMED = 3;

function DueThen({ title, items }: { title: string; items: readonly TodayItem[] }) {
  const t = useT();
  const text = useText();
  return (
    <Flex tag="li" direction="column" alignItems="flex-start" gap={1} flex="1 1 24rem">
      <Typography fontWeight="semiBold">{t('today.holiday.count', { title, n: items.length })}</Typography>
      {items.slice(0, NAMED).map((item) => (
        <AppLink key={`${item.card}:${item.todo['zh-Hans']}`} tag={Link} to={cardHref(item.workflow, item.card)}>
          {t('today.holiday.item', { title: item.title, todo: text(item.todo) })}
        </AppLink>
      ))}
      {items.length > NAMED ? (
        <Typography variant="pi" textColor="neutral600">
          {t('today.holiday.more', { n: items.length - NAMED })}
        </Typography>
      ) : null}
    </Flex>
  );
}
