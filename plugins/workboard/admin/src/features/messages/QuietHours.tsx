import { Checkbox, Field, Flex, Typography } from '@strapi/design-system';

import type { MessageSettings } from '../../../../shared/contract';
import { useT } from '../../shared/use-t';
import { TimeInput } from '../../shared/TimeInput';

type Quiet = MessageSettings['quiet'];

interface Props {
  quiet: Quiet;
  /** What is said against a field, by its name in the settings: `quiet.from`. */
  errorOf: (field: string) => string | undefined;
  onChange: (quiet: Quiet) => void;
}

/** 免打扰时段: the inbox has a message at once; e-mail and chat wait until the quiet time is over. */
export function QuietHours({ quiet, errorOf, onChange }: Props) {
  const t = useT();
  const time = (name: 'from' | 'until') => (
    <Field.Root width="14rem" error={errorOf(`quiet.${name}`)}>
      <Field.Label>{t(`messages.quiet.${name}`)}</Field.Label>
      <TimeInput
        type="time"
        value={quiet[name]}
        disabled={!quiet.on}
        onChange={(event) => onChange({ ...quiet, [name]: event.currentTarget.value })}
      />
      <Field.Error />
    </Field.Root>
  );
  const box = (name: 'on' | 'restDays' | 'urgentAnyway') => (
    <Checkbox
      checked={quiet[name]}
      disabled={name !== 'on' && !quiet.on}
      onCheckedChange={(checked) => onChange({ ...quiet, [name]: checked === true })}
    >
      {t(`messages.quiet.${name}`)}
    </Checkbox>
  );
  return (
    <Flex direction="column" alignItems="flex-start" gap={3}>
      <Typography tag="h2" variant="delta">
        {t('messages.quiet')}
      </Typography>
      <Typography textColor="neutral600">{t('messages.quiet.intro')}</Typography>
      {box('on')}
      <Flex gap={4} alignItems="flex-start" wrap="wrap">
        {time('from')}
        {time('until')}
      </Flex>
      {box('restDays')}
      {box('urgentAnyway')}
    </Flex>
  );
}
