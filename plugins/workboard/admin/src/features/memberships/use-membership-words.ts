import { useCallback } from 'react';

import type { MembershipView } from '../../../../shared/contract';
import { useT, useText } from '../../shared/use-t';

export interface MembershipWords {
  /** “秘书科 @ 区政府办公室” */
  held: (membership: Pick<MembershipView, 'roleTitle' | 'unitTitle'>) => string;
  /** “自 2026-09-01”, “2026-09-01 至 2026-12-31”; empty without any day. */
  period: (membership: Pick<MembershipView, 'from' | 'until'> & Partial<Pick<MembershipView, 'state'>>) => string;
}

/** A membership in words. Days are written as they are stored: the one form that both languages read, and that stands under each other. */
export function useMembershipWords(): MembershipWords {
  const t = useT();
  const text = useText();
  const held: MembershipWords['held'] = useCallback(
    ({ roleTitle, unitTitle }) => t('memberships.held', { role: text(roleTitle), unit: unitTitle }),
    [t, text],
  );
  const period: MembershipWords['period'] = useCallback(
    ({ from, until, state }) => {
      const days = daysOf(from, until);
      return state === 'future' ? t('memberships.period.future', { period: days }) : days;

      function daysOf(first: string | null, last: string | null): string {
        if (first && last) return t('memberships.period.both', { from: first, until: last });
        if (first) return t('memberships.period.from', { from: first });
        return last ? t('memberships.period.until', { until: last }) : '';
      }
    },
    [t],
  );
  return { held, period };
}
