interface EnvReader {
  bool(key: string, fallback?: boolean): boolean;
  int(key: string, fallback?: number): number;
}

/**
 * Limits of the public doors, for each network and in all; counted in the database for all instances together. A household of four files ten
 * applications at once and one more every two minutes; a code is tried with wrong digits ten times, then once in ten minutes.
 */
export default ({ env }: { env: EnvReader }) => ({
  enabled: env.bool('PUBLIC_LIMITS', true),
  proxies: env.bool('TRUST_PROXY', false) ? env.int('TRUST_PROXY_HOPS', 1) : 0,
  open: {
    network: { capacity: env.int('DOOR_LIMIT_BURST', 10), perSecond: 1 / 120 },
    everybody: { capacity: env.int('DOOR_LIMIT_ALL_BURST', 300), perSecond: 0.5 },
  },
  follow: {
    network: { capacity: env.int('DOOR_FOLLOW_BURST', 40), perSecond: 0.2 },
    everybody: { capacity: env.int('DOOR_FOLLOW_ALL_BURST', 2000), perSecond: 20 },
  },
  code: { capacity: env.int('DOOR_CODE_TRIES', 10), perSecond: 1 / 600 },
});
