import { Button, Dialog } from '@strapi/design-system';

import { useReturnFocus } from '../../shared/use-return-focus';
import { useT } from '../../shared/use-t';

interface Props {
  open: boolean;
  /** Whose, and which office role. */
  name: string;
  held: string;
  onKeep: () => void;
  onEnd: () => void;
}

/** Asked before a person loses an office role: it works at once. Escape keeps it. */
export function EndDialog({ open, name, held, onKeep, onEnd }: Props) {
  const t = useT();
  const returnFocus = useReturnFocus();
  return (
    <Dialog.Root open={open} onOpenChange={(next) => (next ? undefined : onKeep())}>
      <Dialog.Content {...returnFocus}>
        <Dialog.Header>{t('memberships.end.title')}</Dialog.Header>
        <Dialog.Body>{t('memberships.end.body', { name, held })}</Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              {t('memberships.end.keep')}
            </Button>
          </Dialog.Cancel>
          <Dialog.Action>
            <Button variant="danger-light" fullWidth onClick={onEnd}>
              {t('memberships.end')}
            </Button>
          </Dialog.Action>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
