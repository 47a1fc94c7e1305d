import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

import type { WorkList } from '../../../shared/contract';
import { chipFace } from './chip-face';
import { PLUGIN_ID } from './plugin-id';
import { useT, useText } from './use-t';

interface Props {
  workflow: string;
  lists: readonly WorkList[];
  /** What the register is narrowed by now, its order left out; absent on a board. */
  shown?: Readonly<Record<string, string>>;
}

/** The work lists of a pack (工作清单): each is a register, narrowed, and one click away. */
export function WorkLists({ workflow, lists, shown }: Props) {
  const t = useT();
  const text = useText();
  if (lists.length === 0) return null;
  return (
    <Row aria-label={t('shared.workLists')}>
      {lists.map((list) => (
        <Entry
          key={`${list.register}.${list.key}`}
          to={addressOf(workflow, list)}
          aria-current={shown && same(shown, list.filter) ? 'page' : undefined}
        >
          {text(list.title)}
        </Entry>
      ))}
    </Row>
  );
}

function addressOf(workflow: string, { register, filter }: WorkList): string {
  return `/plugins/${PLUGIN_ID}/registers?${new URLSearchParams({ workflow, register, ...filter }).toString()}`;
}

function same(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

const Row = styled.nav`
  display: flex;
  flex-wrap: wrap;
  gap: 0.4rem;
`;

const Entry = styled(Link)`
  line-height: 1.7;
  text-decoration: none;
  ${chipFace}
`;
