import type { Core } from '@strapi/strapi';
import type { WorkboardApi } from '../../../plugins/workboard/server/src/api';
import { giveBack, takeTokens, type Rate } from '../limit/buckets';
import { createLimiter, refuseFor, type LimitContext } from '../limit/limiter';

interface DoorConfig {
  enabled: boolean;
  proxies: number;
  open: { network: Rate; everybody: Rate };
  follow: { network: Rate; everybody: Rate };
  /** Tries of one code, wherever they come from. */
  code: Rate;
}

/** What may be asked of a public door how often. Each answers 429 itself. */
export interface DoorLimits {
  /** @returns whether the request may go on */
  open(ctx: LimitContext): Promise<boolean>;
  /**
   * For whoever shows a code: by network, then by the code, and only then what they came for. The code's bucket bears a keyed hash of it, the same however it is written. Tries are few because
   * what stands beside a code is four digits; whoever knew them was not trying, and may read ten notices one after the other.
   */
  follow(ctx: LimitContext, code: string, work: () => Promise<void>): Promise<void>;
}

export function createDoorLimits(strapi: Core.Strapi, door: string): DoorLimits {
  const config = strapi.config.get<DoorConfig>('doors');
  const opening = createLimiter(strapi, { name: `open ${door}`, ...config.open }, config.proxies);
  const following = createLimiter(strapi, { name: `follow ${door}`, ...config.follow }, config.proxies);
  return {
    open: async (ctx) => !config.enabled || opening.admit(ctx),
    async follow(ctx, code, work) {
      if (!config.enabled) return work();
      if (!(await following.admit(ctx))) return;
      const { doors } = strapi.plugin('workboard').service<WorkboardApi>('workboard');
      const key = `code ${door} ${doors.tried(code)}`;
      const wait = await takeTokens(strapi, { key, rate: config.code, tokens: 1 });
      if (wait !== null) return refuseFor(ctx, wait);
      await work();
      await giveBack(strapi, { key, tokens: 1 });
    },
  };
}
