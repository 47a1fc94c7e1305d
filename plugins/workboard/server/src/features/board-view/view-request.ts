import { z } from 'zod';
import { may } from '../../platform/access';
import type { Container } from '../../platform/container';
import type { RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import type { ViewPerson } from './service';

const KEY = z.string().min(1, 'must be chosen').max(80, 'must be a key').nullable();
/** For whom a view is kept, and under which name. */
export const VIEW_NAMING = {
  name: z.string().trim().min(1, '请填写名称 / give it a name').max(40, '名称不超过 40 字 / a name has 40 characters at most'),
  sharedWith: z.enum(['private', 'unit', 'all']),
  unit: KEY,
  defaultRole: KEY,
};
/** Who asks about views, with what their account may share. */
export async function viewPersonOf(container: Container, ctx: RequestContext): Promise<ViewPerson> {
  return { ...(await viewerOf(container, ctx)), mayShare: may(ctx, 'view.share') };
}
