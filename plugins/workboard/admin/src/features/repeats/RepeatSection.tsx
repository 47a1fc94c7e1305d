import { Typography } from '@strapi/design-system';

import { LoadFailed } from '../../shared/LoadFailed';
import { useT } from '../../shared/use-t';
import { useRepeatsQuery } from './api';
import { RepeatLists } from './RepeatLists';

/** Asked apart from the card: the drawer does not wait for it. */
export function RepeatSection({ card }: { card: number }) {
  const t = useT();
  const { data, error, refetch } = useRepeatsQuery(card);
  if (data) return <RepeatLists repeats={data} />;
  if (error) return <LoadFailed error={error} onRetry={() => void refetch()} />;
  return <Typography textColor="neutral600">{t('repeats.loading')}</Typography>;
}
