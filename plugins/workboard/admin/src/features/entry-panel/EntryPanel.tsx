import { lazy, Suspense, useEffect } from 'react';
import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { useIntl } from 'react-intl';

import { useBoardsQuery, useSubjectCardQuery } from '../../shared/api';
import { useT } from '../../shared/use-t';
import { NewEntry } from './NewEntry';
import { hearRefusals } from './refused-writes';

/** Forms and their conditions are loaded only beside an entry that has a card. */
const EntryCard = lazy(() => import('./EntryCard'));

/**
 * The workboard's panel beside an entry: its stage, clocks, what may be done, and what happened. No panel where no workflow governs the
 * type, and none for people who have no access to boards: the answer is then an error, which is no business of the editor's.
 */
export const EntryPanel: PanelComponent = ({ model, documentId, document }) => {
  const t = useT();
  const { locale } = useIntl();
  useEffect(() => hearRefusals(locale), [locale]);
  const isNew = !documentId || !document;
  const { data: boards } = useBoardsQuery();
  const { data: card } = useSubjectCardQuery(
    { uid: model, documentId: documentId ?? '' },
    { skip: isNew, refetchOnMountOrArgChange: true },
  );
  const governing = boards?.filter((board) => board.subjectType === model) ?? [];

  if (!isNew && card) {
    return {
      title: t('panel.title'),
      content: (
        <Suspense fallback={t('shared.loading')}>
          <EntryCard card={card} />
        </Suspense>
      ),
    };
  }
  if (isNew && governing.length > 0) return { title: t('panel.title'), content: <NewEntry boards={governing} /> };
  return null;
};
