import { useState } from 'react';
import { Field, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';

import type { Day, ExceptionKind } from '../../../../engine/calendar/types';
import { isDay } from '../../../../engine/day';
import { useDay } from '../../shared/use-day';
import { useT } from '../../shared/use-t';
import { TimeInput } from '../../shared/TimeInput';
import { ChangeDialog } from './ChangeDialog';

type Setting = ExceptionKind | 'none';
const SETTINGS: readonly Setting[] = ['closure', 'holiday', 'makeup', 'none'];

/** Single days of the office: a local closure, a day set otherwise, each with its reason. */
export function DayDialog({ base, day, onClose }: { base: number; day: Day; onClose: () => void }) {
  const t = useT();
  const words = useDay();
  const inWords = (written: string) => (isDay(written) ? words.long(written) : '');
  const [from, setFrom] = useState<string>(day);
  const [until, setUntil] = useState<string>(day);
  const [set, setSetting] = useState<Setting>('closure');
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const filled = from !== '' && until !== '' && name.trim() !== '' && reason.trim() !== '';
  const change = filled ? { kind: 'days' as const, from: from as Day, until: until as Day, set, name, reason } : t('calendar.day.missing');
  return (
    <ChangeDialog title={t('calendar.day')} base={base} change={change} onClose={onClose}>
      <Flex gap={4} alignItems="flex-start">
        <Field.Root name="from" required flex={1} hint={inWords(from)}>
          <Field.Label>{t('calendar.day.from')}</Field.Label>
          <TimeInput type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
          <Field.Hint />
        </Field.Root>
        <Field.Root name="until" required flex={1} hint={inWords(until)}>
          <Field.Label>{t('calendar.day.until')}</Field.Label>
          <TimeInput type="date" value={until} min={from} onChange={(event) => setUntil(event.target.value)} />
          <Field.Hint />
        </Field.Root>
      </Flex>
      <Field.Root name="set" required hint={t(`calendar.day.${set}.hint`)}>
        <Field.Label>{t('calendar.day.set')}</Field.Label>
        <SingleSelect value={set} onChange={(value) => setSetting(value as Setting)}>
          {SETTINGS.map((one) => (
            <SingleSelectOption key={one} value={one}>
              {t(`calendar.day.${one}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
      </Field.Root>
      <Field.Root name="name" required>
        <Field.Label>{t('calendar.day.name')}</Field.Label>
        <TextInput value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
      </Field.Root>
      <Field.Root name="reason" required hint={t('calendar.day.reason.hint')}>
        <Field.Label>{t('calendar.day.reason')}</Field.Label>
        <TextInput value={reason} maxLength={60} onChange={(event) => setReason(event.target.value)} />
        <Field.Hint />
      </Field.Root>
    </ChangeDialog>
  );
}
