import { Typography } from '@strapi/design-system';
import { useT } from '../../../shared/use-t';
import { TimeInput } from '../../../shared/TimeInput';
import { textOf, type FieldProps } from '../field-props';
import { FieldShell } from './FieldShell';

/** The office's clock: an instant is typed and shown in Asia/Shanghai, which has had no other offset since 1991. */
const OFFSET = '+08:00';

/** An instant, typed in the office's time whatever zone the computer is set to. */
export function DateTimeField({ value, onChange, ...shell }: FieldProps) {
  const t = useT();
  return (
    <FieldShell {...shell}>
      <TimeInput
        type="datetime-local"
        value={toLocal(textOf(value))}
        onChange={(event) => onChange(event.target.value ? `${event.target.value.slice(0, 16)}:00${OFFSET}` : null)}
        max="9999-12-31T23:59"
        aria-required={shell.required}
      />
      <Typography variant="pi" textColor="neutral600">
        {t('form.beijingTime')}
      </Typography>
    </FieldShell>
  );
}

function toLocal(iso: string): string {
  if (!iso) return '';
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) return '';
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16);
}
