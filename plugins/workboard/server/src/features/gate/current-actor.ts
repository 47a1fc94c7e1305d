import type { Actor } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';

interface RequestState {
  state?: { user?: { id?: number }; route?: { info?: { type?: string } } };
}

/**
 * Who is behind a write that did not come through the workflow: the staff member of the admin request it belongs to. A script, a timer or an
 * API token is nobody in the office; it acts as the system, which may fire only what a policy lets the system fire.
 */
export async function currentActor(container: Container): Promise<Actor> {
  const request = container.strapi.requestContext.get() as RequestState | undefined;
  const user = request?.state?.user?.id;
  const isAdmin = request?.state?.route?.info?.type === 'admin';
  if (user === undefined || !isAdmin) return container.members.system('程序');
  return container.members.actor(user, container.time.today());
}
