import { Flex, Link as AppLink, Typography } from '@strapi/design-system';
import { Information } from '@strapi/icons';
import { Link } from 'react-router-dom';

import { PLUGIN_ID } from '../../shared/plugin-id';
import { useMay } from '../../shared/use-may';
import { useT } from '../../shared/use-t';
import { useCalendarYearQuery } from './api';

/** From 1 November on, whoever keeps the calendar is asked for next year's notice until it is in. @param onPage stands on the calendar page itself */
export function NoticeReminder({ onPage = false }: { onPage?: boolean }) {
  return useMay()('calendar.manage') ? <Reminder onPage={onPage} /> : null;
}

function Reminder({ onPage }: { onPage: boolean }) {
  const t = useT();
  const { data } = useCalendarYearQuery(null);
  if (!data || data.missing === null) return null;
  return (
    <Flex
      gap={2}
      padding={3}
      marginTop={4}
      background="warning100"
      borderColor="warning200"
      hasRadius
      role="status"
      alignItems="flex-start"
    >
      <Flex height="2rem" shrink={0}>
        <Information fill="warning600" aria-hidden />
      </Flex>
      <Flex gap={2} wrap="wrap">
        <Typography textColor="neutral800">{t('calendar.missing', { year: String(data.missing) })}</Typography>
        {onPage ? null : (
          <AppLink tag={Link} to={`/plugins/${PLUGIN_ID}/calendar`}>
            {t('calendar.missing.link')}
          </AppLink>
        )}
      </Flex>
    </Flex>
  );
}
