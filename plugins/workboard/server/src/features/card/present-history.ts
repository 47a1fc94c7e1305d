import { labelAnswers, type Names } from '../../../../engine/form/label-answers';
import { namedPeople } from '../../../../engine/form/named-people';
import type { Answers, FormDefinition } from '../../../../engine/form/types';
import type { Text } from '../../../../engine/text';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { HistoryEntry } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import type { LogRow } from '../log/service';
import { titleOfOwn } from '../log/own-events';
import { namesOf } from '../people/service';
import { stageTitle } from './present-card';

/** Log rows as a card's history: titles instead of keys, answers with the labels of the form version they were given on. */
export async function presentHistory(container: Container, workflow: WorkflowDefinition, rows: readonly LogRow[]): Promise<HistoryEntry[]> {
  const units = await container.units.titles();
  const forms = await Promise.all(rows.map((row) => readAnswers(container, row)));
  const asked = forms.flatMap((form) => (form === null ? [] : namedPeople(form.definition, form.answers).map(({ user }) => user)));
  const names = await namesOf(container.strapi, [...rows.map((row) => row.standing_in_for), ...asked]);
  const wording: Names = { unit: (key) => units.get(key), user: (id) => names.get(id) };
  const entries: HistoryEntry[] = [];
  for (const [index, row] of rows.entries()) {
    const form = forms[index] ?? null;
    entries.push({
      seq: row.seq,
      at: row.at,
      event: row.event,
      title: eventTitle(container, workflow, row.event),
      from: row.from_stage,
      fromTitle: row.from_stage === null ? null : stageTitle(workflow, row.from_stage),
      to: row.to_stage,
      toTitle: row.to_stage === null ? null : stageTitle(workflow, row.to_stage),
      actor: {
        id: row.actor_id,
        name: row.actor_name,
        unit: row.actor_unit ?? '',
        unitTitle: row.actor_unit === null ? '' : (units.get(row.actor_unit) ?? row.actor_unit),
        standingInFor: row.standing_in_for === null ? null : { id: row.standing_in_for, name: names.get(row.standing_in_for) ?? '—' },
      },
      comment: row.comment,
      form: form === null ? null : { key: form.key, version: form.version, answers: labelAnswers(form.definition, form.answers, wording) },
      takesBack: takenBack(container, workflow, row, rows),
      clauses: JSON.parse(row.clauses) as string[],
      calendarVersion: row.calendar_version,
    });
  }
  return entries;
}

/** `issue` is an event of this workflow, `official-document.publish` one of a linked card, `assign` one of the log's own. */
function eventTitle(container: Container, workflow: WorkflowDefinition, event: string): Text {
  const own = workflow.events[event]?.title ?? titleOfOwn(event);
  if (own) return own;
  const [key = '', name = ''] = event.split('.');
  const partner = container.workflows.all().find((candidate) => candidate.key === key);
  const title = partner?.events[name]?.title;
  if (!partner || !title) return { 'zh-Hans': event, en: event };
  return { 'zh-Hans': `${partner.title['zh-Hans']}：${title['zh-Hans']}`, en: `${partner.title.en}: ${title.en}` };
}

const STEP_BEFORE: Text = { 'zh-Hans': '此前一步', en: 'the step before' };

/** An undo names the row it took back: the step before it, also where that lies before the rows at hand. */
function takenBack(container: Container, workflow: WorkflowDefinition, row: LogRow, rows: readonly LogRow[]): HistoryEntry['takesBack'] {
  // Only rows that can hold the number are parsed.
  if (!row.form_data?.includes('"takesBack"')) return null;
  const { takesBack: seq } = JSON.parse(row.form_data) as { takesBack?: unknown };
  if (typeof seq !== 'number') return null;
  const taken = rows.find((one) => one.seq === seq);
  return { seq, title: taken ? eventTitle(container, workflow, taken.event) : STEP_BEFORE };
}

interface AnsweredForm {
  key: string;
  version: number;
  definition: FormDefinition;
  answers: Answers;
}

/** What a row's form answered, with the version of the form that it was given on. */
async function readAnswers(container: Container, row: LogRow): Promise<AnsweredForm | null> {
  if (row.form_key === null || row.form_version === null || row.form_data === null) return null;
  const definition = await container.forms.version(row.form_key, row.form_version);
  if (!definition) return null;
  return { key: row.form_key, version: row.form_version, definition, answers: JSON.parse(row.form_data) as Answers };
}
