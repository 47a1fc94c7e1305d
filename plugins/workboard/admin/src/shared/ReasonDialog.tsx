import { useId, useState, type FormEvent } from 'react';
import { Box, Button, Dialog, Field } from '@strapi/design-system';

import { useReturnFocus } from './use-return-focus';
import { useT } from './use-t';

interface Props {
  title: string;
  busy: boolean;
  failed: string | null;
  onClose: () => void;
  onReason: (reason: string) => void;
}

/** Asks why something that bears personal data is opened. What was typed stays if it fails. */
export function ReasonDialog({ title, busy, failed, onClose, onReason }: Props) {
  const t = useT();
  const id = useId();
  const returnFocus = useReturnFocus();
  const [reason, setReason] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim().length >= 2 && !busy) onReason(reason.trim());
  };
  return (
    <Dialog.Root open onOpenChange={(stays: boolean) => (stays ? undefined : onClose())}>
      <Dialog.Content {...returnFocus}>
        <Dialog.Header>{title}</Dialog.Header>
        <Dialog.Body>
          <Box tag="form" width="100%" id={id} onSubmit={send}>
            <Field.Root name={`${id}-reason`} hint={t('persons.reasonHint')} error={failed ?? false} required>
              <Field.Label>{t('persons.openWhy')}</Field.Label>
              <Field.Input
                value={reason}
                maxLength={200}
                autoFocus
                onChange={(event) => setReason((event.target as HTMLInputElement).value)}
              />
              <Field.Hint />
              <Field.Error />
            </Field.Root>
          </Box>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary">{t('persons.cancel')}</Button>
          </Dialog.Cancel>
          <Button type="submit" form={id} disabled={reason.trim().length < 2} loading={busy}>
            {t('persons.open')}
          </Button>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
