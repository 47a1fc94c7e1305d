import { Box, Flex, Link as AppLink, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';

import type { RepeatsView, RepeatView } from '../../../../shared/contract';
import { useDay } from '../../shared/use-day';
import { useT } from '../../shared/use-t';
import { cardHref } from '../card/card-href';

/** What the same person asked before, and what others ask alike, each a link. Whether it is a repeat is the reader's to say. */
export function RepeatLists({ repeats }: { repeats: RepeatsView }) {
  const t = useT();
  const lists = [
    { key: 'own', cards: repeats.own },
    { key: 'others', cards: repeats.others },
    { key: 'samePerson', cards: repeats.samePerson },
  ].filter(({ cards }) => cards.length > 0);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography textColor="neutral600">{t(lists.length === 0 ? 'repeats.none' : 'repeats.month', { n: repeats.month })}</Typography>
      {lists.map(({ key, cards }) => (
        <Box key={key} tag="section" aria-label={t(`repeats.${key}`)}>
          <Typography tag="h4" fontWeight="bold">
            {t(`repeats.${key}`)}
          </Typography>
          <ul>
            {cards.map((one) => (
              <Line key={one.card} repeat={one} />
            ))}
          </ul>
        </Box>
      ))}
      {repeats.others.length >= 2 ? <Typography>{t('repeats.many')}</Typography> : null}
    </Flex>
  );
}

function Line({ repeat }: { repeat: RepeatView }) {
  const t = useT();
  const day = useDay();
  return (
    <Flex tag="li" gap={2} wrap="wrap" paddingTop={1} paddingBottom={1}>
      <AppLink tag={Link} to={cardHref(repeat.workflow, repeat.card)}>
        {repeat.title}
      </AppLink>
      <Typography variant="pi" textColor="neutral600">
        {day.long(repeat.openedOn)}
        {repeat.percent > 0 ? ` · ${t('repeats.percent', { n: repeat.percent })}` : ''}
      </Typography>
    </Flex>
  );
}
