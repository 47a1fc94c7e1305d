import { Button, Flex } from '@strapi/design-system';
import { useSearchParams } from 'react-router-dom';

import { PageFrame } from '../../shared/PageFrame';
import { useMay } from '../../shared/use-may';
import { useT } from '../../shared/use-t';
import { ChannelSettings } from './ChannelSettings';
import { Inbox } from './Inbox';
import { JobList } from './JobList';
import { OwnWishesForm } from './OwnWishesForm';

type View = 'inbox' | 'wishes' | 'channels' | 'jobs';

/** 消息: what I am told; how I wish to be told; and, for whoever keeps the system, the office's channels and what they have still to do. */
export default function MessagesPage() {
  const t = useT();
  const may = useMay();
  // Stands in the address, so that “back” undoes it.
  const [search, setSearch] = useSearchParams();
  const views: View[] = may('job.manage') ? ['inbox', 'wishes', 'channels', 'jobs'] : ['inbox', 'wishes'];
  const view = views.find((one) => one === search.get('view')) ?? 'inbox';
  return (
    <PageFrame title={t('messages.title')}>
      <Flex role="group" aria-label={t('messages.views')} gap={1} paddingTop={4} paddingBottom={4} wrap="wrap">
        {views.map((one) => (
          <Button
            key={one}
            variant={one === view ? 'secondary' : 'tertiary'}
            aria-pressed={one === view}
            onClick={() => setSearch(one === 'inbox' ? {} : { view: one })}
          >
            {t(`messages.view.${one}`)}
          </Button>
        ))}
      </Flex>
      <Shown view={view} />
    </PageFrame>
  );
}

function Shown({ view }: { view: View }) {
  switch (view) {
    case 'wishes':
      return <OwnWishesForm />;
    case 'channels':
      return <ChannelSettings />;
    case 'jobs':
      return <JobList />;
    default:
      return <Inbox />;
  }
}
