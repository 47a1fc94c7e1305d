import { Box, Flex, Main, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';

import { useBoardsQuery } from '../../shared/api';
import { LoadFailed } from '../../shared/LoadFailed';
import { PageLinks } from '../../shared/PageLinks';
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
    <Main>
      <Page.Title>{t('notices.title')}</Page.Title>
      <Box padding={8}>
        <Flex gap={4} wrap="wrap" justifyContent="space-between" paddingBottom={4}>
          <Typography tag="h1" variant="alpha">
            {t('notices.title')}
          </Typography>
          <PageLinks />
        </Flex>
        <Typography tag="p" textColor="neutral600">
          {t('notices.intro')}
        </Typography>
        {boards ? (
          boards.map(({ key, title }) => <SetNotices key={key} workflow={key} title={title} />)
        ) : error ? (
          <LoadFailed error={error} onRetry={() => void refetch()} />
        ) : (
          <Page.Loading />
        )}
        {manages ? <TemplateCatalogue /> : null}
      </Box>
    </Main>
  );
}
