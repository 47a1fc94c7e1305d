import type { Core } from '@strapi/strapi';
import type { WorkboardApi } from '../../../plugins/workboard/server/src/api';
import { takeTokens, type Rate } from '../limit/buckets';
import { createLimiter, refuseFor, type LimitContext } from '../limit/limiter';

interface DoorConfig {
  enabled: boolean;
  proxies: number;
  open: { network: Rate; everybody: Rate };
  follow: { network: Rate; everybody: Rate };
  /** Tries of one code, wherever they come from. */
  code: Rate;
}

/** What may be asked of a public door how often. Each answers 429 itself and says whether the request may go on. */
export interface DoorLimits {
  open(ctx: LimitContext): Promise<boolean>;
  /** For whoever shows a code: by network, then by the code. The code's bucket bears a keyed hash of it, the same however it is written. */
  follow(ctx: LimitContext, code: string): Promise<boolean>;
}

export function createDoorLimits(strapi: Core.Strapi, door: string): DoorLimits {
  const config = strapi.config.get<DoorConfig>('doors');
  const opening = createLimiter(strapi, { name: `open ${door}`, ...config.open }, config.proxies);
  const following = createLimiter(strapi, { name: `follow ${door}`, ...config.follow }, config.proxies);
  return {
    open: async (ctx) => !config.enabled || opening.admit(ctx),
    async follow(ctx, code) {
      if (!config.enabled) return true;
      if (!(await following.admit(ctx))) return false;
      const { doors } = strapi.plugin('workboard').service<WorkboardApi>('workboard');
      const key = `code ${door} ${doors.tried(code)}`;
      const wait = await takeTokens(strapi, { key, rate: config.code, tokens: 1 });
      if (wait !== null) refuseFor(ctx, wait);
      return wait === null;
    },
  };
}
