import { selectRows } from '../../platform/select-rows';
import type { Trx } from '../../platform/transaction';

export interface SeriesConfig {
  /** `{prefix}`, `{year}` and `{serial}` are replaced. */
  pattern: string;
  prefix?: string;
  /** Zero-padding of the serial; 0 for none. */
  digits: number;
}

const TAKE = `
  INSERT INTO workboard_series (series, year, last) VALUES (?, ?, 1)
  ON CONFLICT (series, year) DO UPDATE SET last = workboard_series.last + 1 RETURNING last`;

/**
 * The next number of a series in a year: gap-free, because the counter is taken in the caller's transaction and given back with it.
 * @throws Error for a series that is not configured
 */
export async function nextNumber(
  trx: Trx,
  series: Readonly<Record<string, SeriesConfig>>,
  input: { series: string; year: number },
): Promise<string> {
  const config = series[input.series];
  if (!config) throw new Error(`number series "${input.series}" is not configured (plugin config: series)`);
  const rows = await selectRows<{ last: number }>(trx, TAKE, [input.series, input.year]);
  const serial = String(rows[0]?.last ?? 0).padStart(config.digits, '0');
  return config.pattern
    .replace('{prefix}', config.prefix ?? '')
    .replace('{year}', String(input.year))
    .replace('{serial}', serial);
}
