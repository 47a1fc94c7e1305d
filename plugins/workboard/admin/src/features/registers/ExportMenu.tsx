import { MenuItem, SimpleMenu } from '@strapi/design-system';

import { useExport } from '../../shared/use-export';
import { useMay } from '../../shared/use-may';
import { useT } from '../../shared/use-t';

interface Props {
  /** Below `/workboard`. */
  path: string;
  params: Readonly<Record<string, string>>;
}

/** 「导出」: exactly what is filtered, as a workbook or as text. Nothing for somebody who may not take it out. */
export function ExportMenu({ path, params }: Props) {
  const t = useT();
  const may = useMay();
  const { making, make } = useExport(path, params);
  if (!may('register.export')) return null;
  return (
    <SimpleMenu
      label={t(making ? 'registers.export.making' : 'registers.export')}
      variant="tertiary"
      size="S"
      popoverPlacement="bottom-end"
      disabled={making !== null}
    >
      <MenuItem onSelect={() => void make('xlsx')}>{t('registers.export.xlsx')}</MenuItem>
      <MenuItem onSelect={() => void make('csv')}>{t('registers.export.csv')}</MenuItem>
    </SimpleMenu>
  );
}
