import type { Day } from '../../../../engine/calendar/types';
import type { ClockReportRow } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { BadRequest } from '../../platform/errors';
import type { Viewer } from '../../platform/viewer';
import { countClocks } from './repository';

export interface ReportInput {
  workflow: string;
  clock: string;
  from?: Day;
  to?: Day;
}

/**
 * R-EXP-13: how each unit kept one obligation. `due` = on time + late + open + overdue, each obligation once; cancelled ones apart.
 * The period is that of the due days, both ends included.
 * @throws NotFound for an unknown workflow, BadRequest for a clock it does not have
 */
export async function reportClocks(container: Container, viewer: Viewer, input: ReportInput): Promise<ClockReportRow[]> {
  const workflow = container.workflows.newest(input.workflow);
  if (!Object.hasOwn(workflow.clocks, input.clock)) {
    const known = Object.keys(workflow.clocks).join(', ');
    throw new BadRequest(
      `流程 ${workflow.key} 没有时限 ${input.clock}；可用：${known} / Unknown clock ${input.clock}; known: ${known}`,
      'clock',
    );
  }
  const titles = await container.units.titles();
  const { from, to, clock } = input;
  const period = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const rows = await countClocks(container.strapi, { workflow, clock, ...period, viewer, today: container.time.today() });
  return rows.map((row) => ({ ...row, unitTitle: titles.get(row.unit) ?? row.unit }));
}
