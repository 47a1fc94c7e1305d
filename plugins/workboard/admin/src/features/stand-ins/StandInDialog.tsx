import { useState, type FormEvent } from 'react';
import { Field, Flex, Modal, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { Me, Member, StandInRequest, StandInRole } from '../../../../shared/contract';
import { useReturnFocus } from '../../shared/use-return-focus';
import { SubmitFooter } from '../../shared/SubmitFooter';
import { useT } from '../../shared/use-t';
import { PersonCombobox, SaveFailed, useSave } from '../memberships';
import { useSetStandInMutation } from './api';
import { DayField } from './DayField';
import { keyOf, RolesField } from './RolesField';
import { SubstituteField } from './SubstituteField';

interface Props {
  me: Me;
  /** What I could hand over; of another person it is read when they are chosen. */
  roles: readonly StandInRole[];
  forOthers: boolean;
  onClose: () => void;
}

const FORM = 'workboard-stand-in';
const FIELDS = ['principal', 'substitute', 'roles', 'from', 'until', 'reason'];

interface Draft {
  principal: Member | null;
  substitute: number | null;
  /** Keys of the roles that are not handed over. */
  kept: ReadonlySet<string>;
  from: Me['today'];
  until: Me['today'] | null;
  reason: string;
}

/** Sets who acts in my stead, or, for whoever manages office roles, in somebody else's. */
export function StandInDialog({ me, roles, forOthers, onClose }: Props) {
  const t = useT();
  const returnFocus = useReturnFocus();
  const { toggleNotification } = useNotification();
  const [send] = useSetStandInMutation();
  const { failure, busy, save, errorOf, fail, forget } = useSave(FIELDS);
  const [draft, setDraft] = useState<Draft>({
    principal: null,
    substitute: null,
    kept: new Set(),
    from: me.today,
    until: null,
    reason: '',
  });
  const offered = forOthers ? (draft.principal?.memberships ?? []).filter(({ state }) => state !== 'ended') : roles;
  const set = (part: Partial<Draft>) => {
    forget();
    setDraft((now) => ({ ...now, ...part }));
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const request = requestOf(draft, offered);
    if (forOthers && draft.principal === null) return fail({ field: 'principal', message: t('standIns.missing') });
    if (typeof request === 'string') return fail({ field: request, message: t('standIns.missing') });
    const saved = await save(async () => {
      const made = await send({ ...request, ...(draft.principal ? { principal: draft.principal.id } : {}) }).unwrap();
      const names = { substitute: made.substitute.name, principal: made.principal.name };
      toggleNotification({ type: 'success', message: t('standIns.done.set', names) });
    });
    if (saved) onClose();
  };

  return (
    <Modal.Root open onOpenChange={(open) => (open || busy ? undefined : onClose())}>
      <Modal.Content {...returnFocus} aria-describedby={undefined}>
        <Modal.Header closeLabel={t('shared.close')}>
          <Modal.Title>{t(forOthers ? 'standIns.setOther' : 'standIns.setOwn')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <form id={FORM} noValidate onSubmit={(event) => void submit(event)}>
            <Flex direction="column" alignItems="stretch" gap={5}>
              {failure?.field === null ? <SaveFailed message={failure.message} /> : null}
              {forOthers ? (
                <Field.Root name="principal" required error={errorOf('principal')}>
                  <Field.Label>{t('standIns.field.principal')}</Field.Label>
                  <PersonCombobox value={draft.principal} onChange={(principal) => set({ principal, kept: new Set() })} />
                  <Field.Error />
                </Field.Root>
              ) : null}
              <SubstituteField
                value={draft.substitute}
                without={forOthers ? (draft.principal?.id ?? null) : me.id}
                error={errorOf('substitute')}
                onChange={(substitute) => set({ substitute })}
              />
              <RolesField roles={offered} kept={draft.kept} error={errorOf('roles')} onChange={(kept) => set({ kept })} />
              <Flex gap={4} alignItems="flex-start">
                <DayField
                  name="from"
                  value={draft.from}
                  min={me.today}
                  error={errorOf('from')}
                  onChange={(from) => set({ from: from ?? me.today })}
                />
                <DayField name="until" value={draft.until} min={draft.from} error={errorOf('until')} onChange={(until) => set({ until })} />
              </Flex>
              <Field.Root name="reason" required error={errorOf('reason')}>
                <Field.Label>{t('standIns.field.reason')}</Field.Label>
                <TextInput
                  value={draft.reason}
                  maxLength={200}
                  placeholder={t('standIns.reasonExample')}
                  onChange={(event) => set({ reason: event.target.value })}
                />
                <Field.Error />
              </Field.Root>
            </Flex>
          </form>
        </Modal.Body>
        <SubmitFooter form={FORM} label={t('standIns.save')} busy={busy} />
      </Modal.Content>
    </Modal.Root>
  );
}

/** @returns what is sent, or the name of the first field that is still to be filled */
function requestOf({ substitute, kept, from, until, reason }: Draft, offered: readonly StandInRole[]): StandInRequest | string {
  if (substitute === null) return 'substitute';
  if (until === null) return 'until';
  if (reason.trim() === '') return 'reason';
  const chosen = offered.filter((one) => !kept.has(keyOf(one)));
  const roles = chosen.length === offered.length ? null : chosen.map(({ role, unit }) => ({ role, unit }));
  return { substitute, roles, from, until, reason: reason.trim() };
}
