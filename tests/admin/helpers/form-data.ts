import type { Field, FormDefinition } from '../../../plugins/workboard/engine/form/types';
import type { FormAnswer } from '../../../plugins/workboard/shared/contract';
import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import { text } from './board-data';

export function field(key: string, type: Field['type'], label: string, more: Partial<Field> = {}): Field {
  return { key, type, label: text(label), required: false, clauses: [], ...more };
}

/** A form as the server gives it, to 林知秋 of 政务公开科. */
export function formAnswer(fields: Field[], more: Partial<FormDefinition> = {}): FormAnswer {
  return {
    definition: { key: 'decision', version: 1, title: text('审定意见'), fields, ...more },
    initial: {},
    context: {
      subject: { kind: 'normative' },
      actor: { id: 7, name: '林知秋', units: ['zwgk'], roles: ['secretariat'] },
      today: '2026-11-24' as Day,
    },
  };
}
