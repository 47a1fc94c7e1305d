import { Button, Modal } from '@strapi/design-system';

import { useT } from './use-t';

interface Props {
  /** Id of the form that is sent; it stands in the body of the dialog. */
  form: string;
  label: string;
  busy: boolean;
}

/** The end of a dialog that holds a form: leave it, or send it. */
export function SubmitFooter({ form, label, busy }: Props) {
  const t = useT();
  return (
    <Modal.Footer>
      <Modal.Close>
        <Button variant="tertiary">{t('shared.cancel')}</Button>
      </Modal.Close>
      <Button type="submit" form={form} loading={busy}>
        {label}
      </Button>
    </Modal.Footer>
  );
}
