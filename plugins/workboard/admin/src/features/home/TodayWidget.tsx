import { Box, Flex, Link as AppLink, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';

import { useTodayQuery } from '../../shared/api';
import { useT, useText } from '../../shared/use-t';
import { DueBadge } from '../card/DueBadge';
import { cardHref } from '../card/card-href';

/** The home page is a door, not a workplace: the most urgent few, and the way to the list. */
const SHOWN = 5;

/** 今日必办 on the home page: what is due next for the person who looks, each row leading to its card. */
export default function TodayWidget() {
  const t = useT();
  const text = useText();
  const { data, error, isLoading } = useTodayQuery({ mine: false }, { refetchOnMountOrArgChange: true });
  if (isLoading) return <Widget.Loading />;
  if (error || !data) return <Widget.Error />;
  const items = data.groups.flatMap((group) => group.items).slice(0, SHOWN);
  if (items.length === 0) return <Widget.NoData>{t('today.empty.unit')}</Widget.NoData>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {items.map((item) => (
        <Flex tag="li" key={`${item.card}:${item.event ?? ''}:${item.todo['zh-Hans']}`} gap={3} justifyContent="space-between">
          <Box minWidth={0}>
            <AppLink tag={Link} to={cardHref(item.workflow, item.card)}>
              {item.title}
            </AppLink>
            <Typography variant="pi" textColor="neutral600" tag="p">
              {text(item.todo)}
            </Typography>
          </Box>
          {item.due ? <DueBadge due={item.due} /> : <Typography variant="pi">{t('today.noDue')}</Typography>}
        </Flex>
      ))}
    </Flex>
  );
}
