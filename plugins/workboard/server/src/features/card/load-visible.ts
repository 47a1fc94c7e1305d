import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { assertVisible, noSuchCard, type Viewer } from '../../platform/viewer';
import type { LoadedCard } from './card-row';
import { loadCard } from './repository';

/** A card with its clocks' history and the version of the workflow it runs on. @throws NotFound for one that is not there or not for this person */
export async function loadVisible(
  container: Container,
  viewer: Viewer,
  id: number,
): Promise<LoadedCard & { workflow: WorkflowDefinition }> {
  const loaded = await loadCard(container.strapi, { id });
  if (!loaded) throw noSuchCard(id);
  const workflow = await container.workflows.version(loaded.row.workflow, loaded.row.workflow_version);
  assertVisible(workflow, loaded.row, viewer);
  return { ...loaded, workflow };
}
