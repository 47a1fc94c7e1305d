import { wallTime } from '../../../../engine/day';
import type { Locale } from '../../../../engine/text';
import type { StatisticsTable } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import type { Viewer } from '../../platform/viewer';
import { recordExport, type ExportFormat, type ExportTable } from '../export/service';
import { EXPORT_WORDS } from '../register/words';
import { readStatistics, type Place } from './service';

/** A table of numbers as a file; recorded before it leaves. @throws NotFound */
export async function exportStatistics(
  container: Container,
  viewer: Viewer,
  { format, locale, ...place }: Place & { format: ExportFormat; locale: Locale },
): Promise<ExportTable> {
  const table = await readStatistics(container, viewer, place);
  const { workflow } = place;
  const filter = { year: place.year, ...(place.month === undefined ? {} : { month: place.month }) };
  await recordExport(container, {
    actor: viewer.actor,
    what: `statistics.${place.table}`,
    workflow,
    format,
    filter,
    rows: table.rows.length,
  });
  const { from, until } = table.period;
  const say = (words: keyof typeof EXPORT_WORDS) => EXPORT_WORDS[words][locale];
  return {
    name: `${table.title[locale]}-${from.slice(0, 7)}`,
    aboutTitle: say('about'),
    about: [
      [say('table'), table.title[locale]],
      [say('period'), `${from} – ${until}`],
      ...table.checks.map(({ title, holds }) => [title[locale], say(holds ? 'holds' : 'fails')] as const),
      [say('made'), wallTime(container.time.instant())],
      [say('by'), viewer.actor.name],
      [say('scope'), say('ownUnits')],
    ],
    columns: [
      { title: say('item'), kind: 'text', width: 56 },
      ...table.columns.map(({ title, group }) => ({
        title: group === null ? title[locale] : `${group[locale]}·${title[locale]}`,
        kind: 'number' as const,
        width: 14,
      })),
    ],
    windows: windowsOf(table, locale),
  };
}

async function* windowsOf({ rows, columns }: StatisticsTable, locale: Locale) {
  yield await Promise.resolve(
    rows.map(({ title, level, cells }) => [`${'　'.repeat(level)}${title[locale]}`, ...(cells ?? columns.map(() => null))]),
  );
}
