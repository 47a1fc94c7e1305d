import { Textarea, Typography } from '@strapi/design-system';
import { useT } from '../../../shared/use-t';
import { textOf, type FieldProps } from '../field-props';
import { FieldShell } from './FieldShell';

/** Text with Markdown marks, as the content manager's rich text keeps it. */
export function RichTextField({ value, onChange, ...shell }: FieldProps) {
  const t = useT();
  return (
    <FieldShell {...shell}>
      <Textarea value={textOf(value)} onChange={(event) => onChange(event.target.value)} rows={8} aria-required={shell.required} />
      <Typography variant="pi" textColor="neutral600">
        {t('form.markdown')}
      </Typography>
    </FieldShell>
  );
}
