import { Button, Dialog } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { StandInView } from '../../../../shared/contract';
import { useErrorWords } from '../../shared/use-error-words';
import { useReturnFocus } from '../../shared/use-return-focus';
import { useT } from '../../shared/use-t';

interface Props {
  standIn: StandInView;
  onClose: () => void;
  end: (id: number) => Promise<unknown>;
}

/** Asked before a stand-in ends: it works at once. Escape keeps it. */
export function EndStandInDialog({ standIn, onClose, end }: Props) {
  const t = useT();
  const returnFocus = useReturnFocus();
  const words = useErrorWords();
  const { toggleNotification } = useNotification();
  const names = { substitute: standIn.substitute.name, principal: standIn.principal.name };
  const endIt = async () => {
    onClose();
    try {
      await end(standIn.id);
      toggleNotification({ type: 'success', message: t('standIns.done.end', names) });
    } catch (problem) {
      toggleNotification({ type: 'danger', message: words(problem) });
    }
  };
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Content {...returnFocus}>
        <Dialog.Header>{t('standIns.end.title')}</Dialog.Header>
        <Dialog.Body>{t('standIns.end.body', names)}</Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              {t('standIns.end.keep')}
            </Button>
          </Dialog.Cancel>
          <Dialog.Action>
            <Button variant="danger-light" fullWidth onClick={() => void endIt()}>
              {t('standIns.end')}
            </Button>
          </Dialog.Action>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
