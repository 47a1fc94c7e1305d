import { useState, type FormEvent } from 'react';
import { Field, Flex, Modal, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { BoardViewSettings, RegisterViewSettings, SavedView, ViewNaming } from '../../../../shared/contract';
import { type ViewPlace, useMeQuery, useRolesQuery, useSaveViewMutation } from '../../shared/api';
import { SubmitFooter } from '../../shared/SubmitFooter';
import { useMay } from '../../shared/use-may';
import { useReturnFocus } from '../../shared/use-return-focus';
import { useText, useT } from '../../shared/use-t';
import { SaveFailed } from '../memberships/SaveFailed';
import { useSave } from '../memberships/use-save';

const FORM = 'workboard-save-view';
const FIELDS = ['name', 'sharedWith', 'unit', 'defaultRole'];
const NOBODY = '-';

/** What a board or a register shows, to be kept. */
export type ViewSettings = BoardViewSettings | RegisterViewSettings;

interface Props {
  place: ViewPlace;
  /** The view that is changed; null for a new one. */
  view: SavedView | null;
  /** What is shown now. */
  settings: ViewSettings;
  onSaved: (view: SavedView) => void;
  onClose: () => void;
}

/** Saves what is shown now under a name: for oneself, one's unit or all; whoever may share views makes it the default of a role. */
export function ViewDialog({ place, view, settings, onSaved, onClose }: Props) {
  const t = useT();
  const returnFocus = useReturnFocus();
  const text = useText();
  const may = useMay();
  const { data: me } = useMeQuery();
  const { toggleNotification } = useNotification();
  const [send] = useSaveViewMutation();
  const { failure, busy, save, errorOf, fail, forget } = useSave(FIELDS);
  const [draft, setDraft] = useState<ViewNaming>(view ?? { name: '', sharedWith: 'private', unit: null, defaultRole: null });
  const set = (part: Partial<ViewNaming>) => {
    forget();
    setDraft((now) => ({ ...now, ...part }));
  };
  const ofBoard = place.register === undefined;
  const memberships = me?.memberships ?? [];
  const units = [...new Map(memberships.map(({ unit, unitTitle }) => [unit, unitTitle] as const))];
  // Every office role for who manages people; else those the person holds, and the one the view has.
  const { data: all } = useRolesQuery(undefined, { skip: !may('membership.manage') });
  const roles = [
    ...new Map([
      ...memberships.map(({ role, roleTitle }) => [role, text(roleTitle)] as const),
      ...(all ?? []).map(({ key, title }) => [key, text(title)] as const),
    ]),
  ];
  if (view?.defaultRole && view.defaultRoleTitle && !roles.some(([key]) => key === view.defaultRole))
    roles.push([view.defaultRole, text(view.defaultRoleTitle)]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (draft.name.trim() === '') return fail({ field: 'name', message: t('boardViews.field.nameMissing') });
    const { name, sharedWith, unit, defaultRole } = draft;
    const shared = sharedWith !== 'private';
    const body = { ...settings, name, sharedWith, unit: sharedWith === 'unit' ? unit : null, defaultRole: shared ? defaultRole : null };
    const saved = await save(async () => {
      onSaved(await send({ place, id: view?.id ?? null, body }).unwrap());
      toggleNotification({ type: 'success', message: t('boardViews.saved', { name }) });
    });
    if (saved) onClose();
  };

  return (
    <Modal.Root open onOpenChange={(open) => (open || busy ? undefined : onClose())}>
      <Modal.Content aria-describedby={undefined} {...returnFocus}>
        <Modal.Header closeLabel={t('shared.close')}>
          <Modal.Title>{view ? t('boardViews.menu.change', { name: view.name }) : t('boardViews.save')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <form id={FORM} noValidate onSubmit={(event) => void submit(event)}>
            <Flex direction="column" alignItems="stretch" gap={5}>
              {failure?.field === null ? <SaveFailed message={failure.message} /> : null}
              <Field.Root
                name="name"
                required
                hint={t(ofBoard ? 'boardViews.field.nameHint' : 'boardViews.field.nameHintRegister')}
                error={errorOf('name')}
              >
                <Field.Label>{t('boardViews.field.name')}</Field.Label>
                <TextInput value={draft.name} maxLength={40} onChange={(event) => set({ name: event.target.value })} />
                <Field.Error />
                <Field.Hint />
              </Field.Root>
              <Choice
                name="sharedWith"
                label={t('boardViews.field.sharedWith')}
                value={draft.sharedWith}
                options={(['private', 'unit', 'all'] as const).map(
                  (key) =>
                    [key, t(key === 'all' && !ofBoard ? 'boardViews.sharedWith.allRegister' : `boardViews.sharedWith.${key}`)] as const,
                )}
                error={errorOf('sharedWith')}
                onChange={(sharedWith) =>
                  set({
                    sharedWith: sharedWith as ViewNaming['sharedWith'],
                    unit: sharedWith === 'unit' ? (draft.unit ?? units[0]?.[0] ?? null) : null,
                  })
                }
              />
              {draft.sharedWith === 'unit' && (
                <Choice
                  name="unit"
                  label={t('boardViews.field.unit')}
                  value={draft.unit ?? ''}
                  options={units}
                  error={errorOf('unit')}
                  onChange={(unit) => set({ unit })}
                />
              )}
              {draft.sharedWith !== 'private' && may('view.share') && (
                <Choice
                  name="defaultRole"
                  label={t('boardViews.field.defaultRole')}
                  value={draft.defaultRole ?? NOBODY}
                  options={[[NOBODY, t('boardViews.field.noDefault')], ...roles]}
                  error={errorOf('defaultRole')}
                  onChange={(role) => set({ defaultRole: role === NOBODY ? null : role })}
                />
              )}
            </Flex>
          </form>
        </Modal.Body>
        <SubmitFooter form={FORM} label={t('boardViews.save')} busy={busy} />
      </Modal.Content>
    </Modal.Root>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  value: string;
  options: readonly (readonly [key: string, title: string])[];
  error: string | undefined;
  onChange: (key: string) => void;
}

function Choice({ name, label, value, options, error, onChange }: ChoiceProps) {
  return (
    <Field.Root name={name} error={error}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={value} onChange={(key) => onChange(String(key))}>
        {options.map(([key, title]) => (
          <SingleSelectOption key={key} value={key}>
            {title}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Error />
    </Field.Root>
  );
}
