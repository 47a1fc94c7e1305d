import { Button, Dialog } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { SavedView } from '../../../../shared/contract';
import { useDeleteViewMutation } from '../../shared/api';
import { useErrorWords } from '../../shared/use-error-words';
import { useReturnFocus } from '../../shared/use-return-focus';
import { useT } from '../../shared/use-t';

interface Props {
  view: SavedView;
  onDeleted: () => void;
  onClose: () => void;
}

/** Asks once more before a view goes; a shared one goes for everybody. */
export function DeleteViewDialog({ view, onDeleted, onClose }: Props) {
  const t = useT();
  const returnFocus = useReturnFocus();
  const errorWords = useErrorWords();
  const { toggleNotification } = useNotification();
  const [remove, { isLoading }] = useDeleteViewMutation();
  const confirm = async () => {
    try {
      await remove(view.id).unwrap();
      toggleNotification({ type: 'success', message: t('boardViews.deleted', { name: view.name }) });
      onDeleted();
      onClose();
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorWords(error) });
    }
  };
  return (
    <Dialog.Root open onOpenChange={(open) => (open || isLoading ? undefined : onClose())}>
      <Dialog.Content {...returnFocus}>
        <Dialog.Header>{t('boardViews.menu.delete', { name: view.name })}</Dialog.Header>
        <Dialog.Body>{t(view.sharedWith === 'private' ? 'boardViews.delete.own' : 'boardViews.delete.shared')}</Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary">{t('shared.cancel')}</Button>
          </Dialog.Cancel>
          <Button variant="danger-light" loading={isLoading} onClick={() => void confirm()}>
            {t('boardViews.delete')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
