import { Box, Flex, Link as AppLink, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';

import type { Today, TodayItem } from '../../../../shared/contract';
import { useTodayQuery } from '../../shared/api';
import { PLUGIN_ID } from '../../shared/plugin-id';
import { useT, useText } from '../../shared/use-t';
import { DueBadge } from '../card/DueBadge';
import { cardHref } from '../card/card-href';
import { countsOf } from '../today';

/** The home page is a door, not a workplace: the most urgent few, and the way to the list. */
const SHOWN = 3;

/** 我的待办 on the home page: the numbers of 今日必办, and what is due next, each row leading to its card (D.3-44). */
export default function TodayWidget() {
  const t = useT();
  const { data, error, isLoading } = useTodayQuery({ show: 'mine' }, { refetchOnMountOrArgChange: true });
  if (isLoading) return <Widget.Loading />;
  if (error || !data) return <Widget.Error />;
  const items = data.groups.flatMap((group) => group.items);
  if (items.length === 0) return <Widget.NoData>{t('today.empty.mine')}</Widget.NoData>;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Counts today={data} />
      <Flex tag="ul" aria-label={t('today.widget.dueNext')} direction="column" alignItems="stretch" gap={3}>
        {items.slice(0, SHOWN).map((item) => (
          <Row key={`${item.card}:${item.event ?? ''}:${item.todo['zh-Hans']}`} item={item} />
        ))}
      </Flex>
      <AppLink tag={Link} to={`/plugins/${PLUGIN_ID}/today?mine=1`}>
        {t('today.widget.all', { n: items.length })}
      </AppLink>
    </Flex>
  );
}

function Counts({ today }: { today: Today }) {
  const t = useT();
  return (
    <Flex tag="ul" aria-label={t('today.widget.todo')} gap={4} wrap="wrap">
      {countsOf(today).map(({ group, n }) => (
        <Typography
          tag="li"
          key={group}
          data-group={group}
          fontWeight="semiBold"
          textColor={group === 'overdue' ? 'danger700' : 'neutral800'}
        >
          {t('today.widget.count', { group: t(`today.group.${group}`), n })}
        </Typography>
      ))}
    </Flex>
  );
}

function Row({ item }: { item: TodayItem }) {
  const t = useT();
  const text = useText();
  const todo = [text(item.todo), item.standingInFor && t('today.inStead', { name: item.standingInFor.name })];
  return (
    <Flex tag="li" gap={3} justifyContent="space-between">
      <Box minWidth={0}>
        <AppLink tag={Link} to={cardHref(item.workflow, item.card)}>
          {item.title}
        </AppLink>
        <Typography variant="pi" textColor="neutral600" tag="p">
          {todo.filter(Boolean).join(' · ')}
        </Typography>
      </Box>
      {item.due ? <DueBadge due={item.due} /> : <Typography variant="pi">{t('today.noDue')}</Typography>}
    </Flex>
  );
}
