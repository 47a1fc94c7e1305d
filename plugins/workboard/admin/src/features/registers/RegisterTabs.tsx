import { useEffect, useRef } from 'react';
import { Box, Flex, SingleSelect, SingleSelectOption, Tabs } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { RegisterTab, RegisterView } from '../../../../shared/contract';
import { useT, useText } from '../../shared/use-t';

interface Props {
  tabs: readonly RegisterTab[];
  tab: RegisterTab;
  register: RegisterView;
  onOpen: (workflow: string, register?: string) => void;
}

/** Id of what the tabs show. */
export const PANEL = 'workboard-register';

/** A tab for each workflow; which of its registers is chosen beside them. */
export function RegisterTabs({ tabs, tab, register, onOpen }: Props) {
  const t = useT();
  const text = useText();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    row.current?.querySelector('[role=tab][aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [tab.workflow]);
  return (
    <Flex gap={4} wrap="wrap" justifyContent="space-between" alignItems="flex-end" paddingBottom={4}>
      <Row ref={row}>
        <Tabs.Root value={tab.workflow} onValueChange={(workflow) => onOpen(workflow)} variant="simple">
          <Tabs.List aria-label={t('registers.tabs')}>
            {tabs.map(({ workflow, title }) => (
              <Tabs.Trigger key={workflow} value={workflow} aria-controls={PANEL}>
                {text(title)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
        </Tabs.Root>
      </Row>
      <Box width="24rem">
        <SingleSelect
          size="S"
          aria-label={t('registers.choose')}
          value={register.key}
          onChange={(key) => onOpen(tab.workflow, String(key))}
        >
          {tab.registers.map(({ key, title }) => (
            <SingleSelectOption key={key} value={key}>
              {text(title)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Box>
    </Flex>
  );
}

/** One line, whatever the number of workflows and the zoom: a tab that is broken into single signs can be read by nobody. */
const Row = styled.div`
  flex: 1 1 100%;
  min-width: 0;
  overflow-x: auto;

  [role='tab'] {
    flex: none;
    white-space: nowrap;
  }
`;
