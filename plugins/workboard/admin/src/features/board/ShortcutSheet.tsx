import { Modal, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useT } from '../../shared/use-t';

/** What each key does, in the order of the sheet. Names of keys are the same in every language. */
const ROWS: readonly { name: string; keys: readonly string[] }[] = [
  { name: 'next', keys: ['J', '↓'] },
  { name: 'previous', keys: ['K', '↑'] },
  { name: 'open', keys: ['Enter'] },
  { name: 'lift', keys: ['Space', '← →'] },
  { name: 'move', keys: ['M'] },
  { name: 'assign', keys: ['A'] },
  { name: 'select', keys: ['X'] },
  { name: 'range', keys: ['Shift', 'Ctrl'] },
  { name: 'comment', keys: ['C'] },
  { name: 'watch', keys: ['W'] },
  { name: 'undo', keys: ['U', 'Ctrl+Z'] },
  { name: 'search', keys: ['/'] },
  { name: 'leave', keys: ['Esc'] },
  { name: 'sheet', keys: ['?'] },
];

/** “?”: every key of the board on one sheet. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const t = useT();
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      <Modal.Content onCloseAutoFocus={(event) => event.preventDefault()} aria-describedby={undefined}>
        <Modal.Header closeLabel={t('shared.close')}>
          <Modal.Title>{t('keys.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Typography textColor="neutral600" tag="p">
            {t('keys.intro')}
          </Typography>
          <Keys>
            {ROWS.map(({ name, keys }) => (
              <div key={name}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{t(`keys.${name}`)}</dd>
              </div>
            ))}
          </Keys>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

const Keys = styled.dl`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(26rem, 1fr));
  gap: 0.8rem 2.4rem;
  margin: 1.6rem 0 0;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  div {
    display: flex;
    gap: 1.2rem;
    align-items: baseline;
  }
  dt {
    display: flex;
    flex: 0 0 9.6rem;
    gap: 0.4rem;
    justify-content: flex-end;
  }
  dd {
    margin: 0;
  }
  kbd {
    padding: 0.2rem 0.6rem;
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
    border-radius: ${({ theme }) => theme.borderRadius};
    background: ${({ theme }) => theme.colors.neutral100};
    font-size: 1.2rem;
  }
`;
