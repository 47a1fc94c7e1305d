import { useState, type FormEvent } from 'react';
import { Combobox, ComboboxOption, Field, Flex, Modal } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { GrantRequest, Member } from '../../../../shared/contract';
import { useGrantMembershipMutation, useMemberUnitsQuery, useRolesQuery } from '../../shared/api';
import { useReturnFocus } from '../../shared/use-return-focus';
import { SubmitFooter } from '../../shared/SubmitFooter';
import { useT, useText } from '../../shared/use-t';
import { FIND_BY_PART } from '../../shared/find-by-part';
import { PeriodFields, type Period } from './PeriodFields';
import { PersonCombobox } from './PersonCombobox';
import { ReasonField } from './ReasonField';
import { SaveFailed } from './SaveFailed';
import { useMembershipWords } from './use-membership-words';
import { useSave } from './use-save';

const FORM = 'workboard-grant-membership';
const FIELDS = ['user', 'role', 'unit', 'from', 'until', 'reason'];

type Draft = Period & { user: Member | null; role: string | null; unit: string | null; reason: string };

/** Gives an office role: to the person of a row, or to one who is looked up here. */
export function GrantDialog({ person, onClose }: { person: Member | null; onClose: () => void }) {
  const t = useT();
  const returnFocus = useReturnFocus();
  const text = useText();
  const { held } = useMembershipWords();
  const { toggleNotification } = useNotification();
  const { data: roles } = useRolesQuery();
  const { data: units } = useMemberUnitsQuery();
  const [grant] = useGrantMembershipMutation();
  const { failure, busy, save, errorOf, fail, forget } = useSave(FIELDS);
  const [draft, setDraft] = useState<Draft>({ user: person, role: null, unit: null, from: null, until: null, reason: '' });
  const set = (part: Partial<Draft>) => {
    forget();
    setDraft((now) => ({ ...now, ...part }));
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const request = requestOf(draft);
    if (typeof request === 'string') {
      fail({ field: request, message: t('memberships.field.missing') });
      return;
    }
    const saved = await save(async () => {
      const given = await grant(request).unwrap();
      toggleNotification({ type: 'success', message: t('memberships.done.grant', { name: draft.user?.name ?? '', held: held(given) }) });
    });
    if (saved) onClose();
  };

  return (
    <Modal.Root open onOpenChange={(open) => (open || busy ? undefined : onClose())}>
      <Modal.Content {...returnFocus} aria-describedby={undefined}>
        <Modal.Header closeLabel={t('shared.close')}>
          <Modal.Title>{person ? t('memberships.grantTo', { name: person.name }) : t('memberships.grant')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <form id={FORM} noValidate onSubmit={(event) => void submit(event)}>
            <Flex direction="column" alignItems="stretch" gap={5}>
              {failure?.field === null ? <SaveFailed message={failure.message} /> : null}
              {person ? null : (
                <Field.Root name="user" required error={errorOf('user')}>
                  <Field.Label>{t('memberships.field.person')}</Field.Label>
                  <PersonCombobox value={draft.user} onChange={(user) => set({ user })} />
                  <Field.Error />
                </Field.Root>
              )}
              <KeyField
                name="role"
                label={t('memberships.field.role')}
                placeholder={t('memberships.chooseRole')}
                options={roles?.map(({ key, title }) => ({ key, title: text(title) }))}
                value={draft.role}
                error={errorOf('role')}
                onChange={(role) => set({ role })}
              />
              <KeyField
                name="unit"
                label={t('memberships.field.unit')}
                placeholder={t('memberships.chooseUnit')}
                options={units}
                value={draft.unit}
                error={errorOf('unit')}
                onChange={(unit) => set({ unit })}
              />
              <PeriodFields period={draft} onChange={set} emptyFrom={t('memberships.field.fromToday')} errorOf={errorOf} />
              <ReasonField value={draft.reason} error={errorOf('reason')} onChange={(reason) => set({ reason })} />
            </Flex>
          </form>
        </Modal.Body>
        <SubmitFooter form={FORM} label={t('memberships.grant')} busy={busy} />
      </Modal.Content>
    </Modal.Root>
  );
}

/** @returns what is sent, or the name of the first field that is still to be chosen */
function requestOf({ user, role, unit, from, until, reason }: Draft): GrantRequest | string {
  if (user === null) return 'user';
  if (role === null) return 'role';
  if (unit === null) return 'unit';
  return { user: user.id, role, unit, until, reason, ...(from === null ? {} : { from }) };
}

interface KeyFieldProps {
  name: string;
  label: string;
  placeholder: string;
  /** Undefined while they load. */
  options: readonly { key: string; title: string }[] | undefined;
  value: string | null;
  error: string | undefined;
  onChange: (key: string | null) => void;
}

function KeyField({ name, label, placeholder, options, value, error, onChange }: KeyFieldProps) {
  const t = useT();
  return (
    <Field.Root name={name} required error={error}>
      <Field.Label>{label}</Field.Label>
      <Combobox
        autocomplete={FIND_BY_PART}
        value={value ?? ''}
        onChange={(next) => onChange(next || null)}
        onClear={() => onChange(null)}
        loading={options === undefined}
        placeholder={placeholder}
        clearLabel={t('memberships.filter.clearOne', { name: label })}
        noOptionsMessage={() => t('memberships.filter.nothing')}
        loadingMessage={t('shared.loading')}
        aria-required
      >
        {(options ?? []).map((option) => (
          <ComboboxOption key={option.key} value={option.key}>
            {option.title}
          </ComboboxOption>
        ))}
      </Combobox>
      <Field.Error />
    </Field.Root>
  );
}
