import { Checkbox, Field, Flex } from '@strapi/design-system';

import type { StandInRole } from '../../../../shared/contract';
import { useT, useText } from '../../shared/use-t';

interface Props {
  roles: readonly StandInRole[];
  /** Keys of those that stay with the principal. */
  kept: ReadonlySet<string>;
  error: string | undefined;
  onChange: (kept: ReadonlySet<string>) => void;
}

/** Which office roles are handed over: all of them, unless some are taken out. */
export function RolesField({ roles, kept, error, onChange }: Props) {
  const t = useT();
  const text = useText();
  const toggle = (key: string, handed: boolean) => {
    const next = new Set(kept);
    if (handed) next.delete(key);
    else next.add(key);
    onChange(next);
  };
  if (roles.length === 0) return null;
  return (
    <Field.Root name="roles" error={error}>
      <Field.Label>{t('standIns.field.roles')}</Field.Label>
      <Flex direction="column" alignItems="flex-start" gap={2} role="group" aria-label={t('standIns.field.roles')}>
        {roles.map((role) => (
          <Checkbox key={keyOf(role)} checked={!kept.has(keyOf(role))} onCheckedChange={(checked) => toggle(keyOf(role), checked === true)}>
            {t('standIns.role', { role: text(role.roleTitle), unit: role.unitTitle })}
          </Checkbox>
        ))}
      </Flex>
      <Field.Error />
    </Field.Root>
  );
}

/** A role in a unit, told from the others. */
export function keyOf({ role, unit }: { role: string; unit: string }): string {
  return `${role}@${unit}`;
}
