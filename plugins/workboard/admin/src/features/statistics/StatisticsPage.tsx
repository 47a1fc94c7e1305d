import { Box, Tabs } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';

import { useBoardsQuery } from '../../shared/api';
import { LoadFailed } from '../../shared/LoadFailed';
import { PageFrame } from '../../shared/PageFrame';
import { useT } from '../../shared/use-t';
import { CardDrawer, FireProvider } from '../card';
import { useStatisticsOfferQuery } from './api';
import { ClockReport } from './ClockReport';
import { NumbersView } from './NumbersView';

/** Id of what the tabs show. */
const PANEL = 'workboard-statistics';

/** 统计: the tables that packs declare with the cards behind each number, and how each unit kept its time limits (R-EXP-13). */
export default function StatisticsPage() {
  const t = useT();
  return (
    <FireProvider>
      <PageFrame title={t('statistics.title')}>
        <Views />
      </PageFrame>
    </FireProvider>
  );
}

function Views() {
  const t = useT();
  const [search, setSearch] = useSearchParams();
  const { data: boards, error, refetch } = useBoardsQuery();
  const { data: offer, error: failed, refetch: again } = useStatisticsOfferQuery(null);
  if (!boards || !offer) {
    const fault = error ?? failed;
    return fault ? <LoadFailed error={fault} onRetry={() => void (error ? refetch() : again())} /> : <Page.Loading />;
  }
  const { tabs, year } = offer;
  const view = tabs.length === 0 || search.get('view') === 'clocks' ? 'clocks' : 'tables';
  const card = Number(search.get('card') ?? '');
  const openCard = (id: number | null) => {
    const next = new URLSearchParams(search);
    if (id === null) next.delete('card');
    else next.set('card', String(id));
    setSearch(next);
  };
  return (
    <>
      <Tabs.Root value={view} onValueChange={(next) => setSearch(next === 'clocks' ? { view: 'clocks' } : {})} variant="simple">
        <Tabs.List aria-label={t('statistics.views')}>
          {(tabs.length === 0 ? (['clocks'] as const) : (['tables', 'clocks'] as const)).map((one) => (
            <Tabs.Trigger key={one} value={one} aria-controls={PANEL}>
              {t(`statistics.view.${one}`)}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
      </Tabs.Root>
      <Box role="tabpanel" id={PANEL} aria-label={t(`statistics.view.${view}`)} paddingTop={5}>
        {view === 'clocks' ? <ClockReport boards={boards} /> : <NumbersView tabs={tabs} thisYear={year} onOpenCard={openCard} />}
      </Box>
      {card > 0 ? <CardDrawer cardId={card} onClose={() => openCard(null)} /> : null}
    </>
  );
}
