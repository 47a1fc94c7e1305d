import { Page } from '@strapi/strapi/admin';

import { useBoardsQuery } from '../../shared/api';
import { LoadFailed } from '../../shared/LoadFailed';
import { PageFrame } from '../../shared/PageFrame';
import { useMay } from '../../shared/use-may';
import { useT } from '../../shared/use-t';
import { SetNotices } from './SetNotices';
import { TemplateCatalogue } from './TemplateCatalogue';

/** 文书: documents over the cards of a period, and for whoever keeps them the templates with their merge fields. */
export default function NoticesPage() {
  const t = useT();
  const manages = useMay()('notice.manage');
  const { data: boards, error, refetch } = useBoardsQuery();
  return (
    <PageFrame title={t('notices.title')} intro={t('notices.intro')}>
      {boards ? (
        boards.map(({ key, title }) => <SetNotices key={key} workflow={key} title={title} />)
      ) : error ? (
        <LoadFailed error={error} onRetry={() => void refetch()} />
      ) : (
        <Page.Loading />
      )}
      {manages ? <TemplateCatalogue /> : null}
    </PageFrame>
  );
}
