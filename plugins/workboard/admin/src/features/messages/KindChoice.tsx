import { Checkbox, Flex, Typography } from '@strapi/design-system';

import type { MessageKind } from '../../../../shared/contract';
import { useText } from '../../shared/use-t';

interface Props {
  legend: string;
  kinds: readonly MessageKind[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Which kinds of messages: a box for each. */
export function KindChoice({ legend, kinds, chosen, onChange }: Props) {
  const text = useText();
  return (
    <Flex tag="fieldset" direction="column" alignItems="flex-start" gap={2} borderWidth={0} padding={0} margin={0}>
      <Typography tag="legend" fontWeight="bold" padding={0} paddingBottom={2}>
        {legend}
      </Typography>
      <Flex gap={4} wrap="wrap">
        {kinds.map(({ kind, title }) => (
          <Checkbox
            key={kind}
            checked={chosen.includes(kind)}
            onCheckedChange={(checked) => onChange(checked === true ? [...chosen, kind] : chosen.filter((one) => one !== kind))}
          >
            {text(title)}
          </Checkbox>
        ))}
      </Flex>
    </Flex>
  );
}
