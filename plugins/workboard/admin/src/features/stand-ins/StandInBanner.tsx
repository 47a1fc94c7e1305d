import { Flex, Link as AppLink, Typography } from '@strapi/design-system';
import { User } from '@strapi/icons';
import { Link } from 'react-router-dom';

import { useMeQuery } from '../../shared/api';
import { PLUGIN_ID } from '../../shared/plugin-id';
import { useDay } from '../../shared/use-day';
import { useT, useText } from '../../shared/use-t';

/** Tells a substitute in whose stead they act, as what and until when; nothing for anybody else. */
export function StandInBanner() {
  const t = useT();
  const text = useText();
  const day = useDay();
  const { data: me } = useMeQuery();
  if (!me || me.standsInFor.length === 0) return null;
  return (
    <Flex gap={2} padding={3} background="primary100" borderColor="primary200" hasRadius role="status" alignItems="flex-start">
      <Flex height="2rem" shrink={0}>
        <User fill="primary600" aria-hidden />
      </Flex>
      <Flex gap={2} wrap="wrap">
        {me.standsInFor.map(({ principal, roles, until }) => (
          <Typography key={principal.id} textColor="primary700">
            {t('standIns.banner', { name: principal.name, roles: roles.map(text).join(t('standIns.and')), until: day.short(until) })}
          </Typography>
        ))}
        <AppLink tag={Link} to={`/plugins/${PLUGIN_ID}/stand-ins`}>
          {t('standIns.title')}
        </AppLink>
      </Flex>
    </Flex>
  );
}
