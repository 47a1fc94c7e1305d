import type { PermittedEventView } from '../../../../shared/contract';
import { useText, useT } from '../../shared/use-t';

/** “将打开表单 · 起算 送签 3 个工作日”: what firing an event brings about, before it is fired. */
export function useEventWords() {
  const t = useT();
  const text = useText();
  return {
    title: (event: PermittedEventView) => text(event.title),
    consequence: (event: PermittedEventView) =>
      [
        event.form ? t('board.drop.opensForm') : null,
        event.startsTitles.length > 0 ? t('board.drop.starts', { clocks: event.startsTitles.map(text).join(t('board.list')) }) : null,
        event.warnings.length > 0 ? t('board.drop.warnings', { count: event.warnings.length }) : null,
      ]
        .filter((part) => part !== null)
        .join(' · '),
  };
}
