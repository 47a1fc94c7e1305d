import { Box, Button, Flex, Main, Typography } from '@strapi/design-system';
import { Page, useNotification } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';

import type { TodayItem } from '../../../../shared/contract';
import { useMeQuery, useTodayQuery } from '../../shared/api';
import { LoadFailed } from '../../shared/LoadFailed';
import { PageLinks } from '../../shared/PageLinks';
import { useDay } from '../../shared/use-day';
import { useErrorWords } from '../../shared/use-error-words';
import { useT } from '../../shared/use-t';
import { NoticeReminder } from '../calendar';
import { FireProvider, UnfinishedBanner, useFireOn } from '../card';
import { StandInBanner } from '../stand-ins';
import { HolidayNotice } from './HolidayNotice';
import { NothingToDo, ProjectedNotice, TodaySkeleton } from './TodayStates';
import { TodayTable } from './TodayTable';

/** A due day does not move by the second; what colleagues do shows within the minute, and at once when the window is looked at again. */
const POLL = 60_000;

/** Whose obligations are listed, in the order of the buttons. */
const SHOWN = ['mine', 'unit', 'standin'] as const;
export type Shown = (typeof SHOWN)[number];

/** 今日必办: every obligation in exactly one group, the most urgent first, each with the button that does it. */
export default function TodayPage() {
  const t = useT();
  return (
    <FireProvider>
      <Main>
        <Page.Title>{t('today.title')}</Page.Title>
        <TodayList />
      </Main>
    </FireProvider>
  );
}

function TodayList() {
  const t = useT();
  const day = useDay();
  const words = useErrorWords();
  const { toggleNotification } = useNotification();
  // Stands in the address, so that it can be shared and “back” undoes it.
  const [search, setSearch] = useSearchParams();
  const shown = SHOWN.find((one) => search.get(one) === '1') ?? 'unit';
  const show = (whose: Shown) => setSearch(whose === 'unit' ? {} : { [whose]: '1' });
  const { data: me } = useMeQuery();
  const { data, error, refetch } = useTodayQuery(
    { show: shown },
    { pollingInterval: POLL, refetchOnFocus: true, refetchOnMountOrArgChange: true },
  );
  const fireOn = useFireOn();

  const act = async (item: TodayItem) => {
    if (!item.event) return;
    try {
      const result = await fireOn(item.card, item.event);
      if (result === null) toggleNotification({ type: 'info', message: t('today.gone') });
      if (result?.outcome !== 'cancelled') void refetch();
    } catch (problem) {
      toggleNotification({ type: 'danger', message: words(problem) });
    }
  };

  const groups = data?.groups.filter((group) => group.items.length > 0) ?? [];
  const own = me?.memberships.filter(({ standingInFor }) => !standingInFor) ?? [];
  const units = [...new Set(own.map((membership) => membership.unitTitle))].join('、');
  const choices = SHOWN.filter((one) => one !== 'standin' || shown === one || (me && me.standsInFor.length > 0));
  return (
    <Box padding={8}>
      <Flex gap={4} wrap="wrap" justifyContent="space-between">
        <Flex gap={4} alignItems="baseline" wrap="wrap">
          <Typography tag="h1" variant="alpha">
            {t('today.title')}
          </Typography>
          <Typography textColor="neutral600">{[data && day.long(data.today), me?.name, units].filter(Boolean).join(' · ')}</Typography>
        </Flex>
        <Flex gap={4} wrap="wrap">
          <PageLinks />
          <Flex role="group" aria-label={t('today.filter')} gap={1}>
            {choices.map((one) => (
              <Button key={one} variant={shown === one ? 'secondary' : 'tertiary'} aria-pressed={shown === one} onClick={() => show(one)}>
                {t(`today.${one}`)}
              </Button>
            ))}
          </Flex>
        </Flex>
      </Flex>
      <Box paddingTop={4}>
        <StandInBanner />
        <NoticeReminder />
        <UnfinishedBanner />
      </Box>
      {data?.holiday ? <HolidayNotice holiday={data.holiday} groups={groups} /> : null}
      {data && data.projected > 0 ? <ProjectedNotice count={data.projected} from={me?.projectedFrom} /> : null}
      <Box paddingTop={4}>
        {data ? (
          groups.length > 0 ? (
            <TodayTable groups={groups} onAct={(item) => void act(item)} />
          ) : (
            <NothingToDo shown={shown} onUnit={() => show('unit')} />
          )
        ) : error ? (
          <LoadFailed error={error} onRetry={() => void refetch()} />
        ) : (
          <TodaySkeleton />
        )}
      </Box>
    </Box>
  );
}
