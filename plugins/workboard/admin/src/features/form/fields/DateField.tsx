import { TimeInput } from '../../../shared/TimeInput';
import { DayHints } from './DayHints';
import { EarliestDay } from './EarliestDay';
import { textOf, type FieldProps } from '../field-props';
import { FieldShell } from './FieldShell';

/**
 * A calendar day. The browser's own date input: its value is the day itself, `YYYY-MM-DD`, never an instant, so that no time zone
 * can move it, and every browser makes it usable by keyboard.
 */
export function DateField({ value, onChange, earliest, hints = [], ...shell }: FieldProps) {
  return (
    <FieldShell {...shell}>
      <TimeInput
        type="date"
        value={textOf(value)}
        onChange={(event) => onChange(event.target.value || null)}
        max="9999-12-31"
        aria-required={shell.required}
      />
      {earliest?.due ? <EarliestDay day={earliest.due} clock={earliest} /> : null}
      <DayHints hints={hints} />
    </FieldShell>
  );
}
