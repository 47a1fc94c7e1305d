import { Button, Dialog } from '@strapi/design-system';

import { useT } from '../../shared/use-t';

interface Props {
  open: boolean;
  onKeep: () => void;
  onDiscard: () => void;
}

/** Asked before typed text is thrown away. Escape keeps it. */
export function DiscardDialog({ open, onKeep, onDiscard }: Props) {
  const t = useT();
  return (
    <Dialog.Root open={open} onOpenChange={(next) => (next ? undefined : onKeep())}>
      <Dialog.Content>
        <Dialog.Header>{t('form.discard.title')}</Dialog.Header>
        <Dialog.Body>{t('form.discard.body')}</Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              {t('form.discard.keep')}
            </Button>
          </Dialog.Cancel>
          <Dialog.Action>
            <Button variant="danger-light" fullWidth onClick={onDiscard}>
              {t('form.discard.confirm')}
            </Button>
          </Dialog.Action>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
