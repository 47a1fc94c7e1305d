/** Settings of the plugin, `config/plugins.ts` → `workboard.config`; README lists them. */
export default {
  default: {
    units: null,
    hash: 'sha256',
    now: '',
    series: {},
  },
  /** @throws Error with the cure, before anything starts */
  validator(config: Record<string, unknown>): void {
    const units = config.units as { type?: unknown; key?: unknown; title?: unknown } | null;
    if (!units || typeof units.type !== 'string' || typeof units.key !== 'string' || typeof units.title !== 'string') {
      throw new Error('workboard: config.units must say which content type lists the units: { type, key, title }');
    }
    if (config.hash !== 'sha256' && config.hash !== 'sm3') {
      throw new Error(`workboard: config.hash must be "sha256" or "sm3", not "${String(config.hash)}"`);
    }
    for (const [name, series] of Object.entries(config.series as Record<string, { pattern?: unknown; digits?: unknown }>)) {
      if (typeof series.pattern !== 'string' || !series.pattern.includes('{serial}') || typeof series.digits !== 'number') {
        throw new Error(`workboard: config.series.${name} needs a pattern with {serial}, and digits`);
      }
    }
  },
};
