import { useState, type Ref } from 'react';
import { createPortal } from 'react-dom';
import { styled } from 'styled-components';

import type { IntakeAnswer, IntakeDoor } from '../../../../shared/contract';
import { useMeQuery } from '../../shared/api';
import { useDay } from '../../shared/use-day';
import { useT, useText } from '../../shared/use-t';

interface Props {
  frame: Ref<HTMLIFrameElement>;
  door: IntakeDoor;
  done: IntakeAnswer;
}

/** Paper is white whatever the theme; a document of its own keeps the admin's menus off it. */
const STYLES = `
  :root { color-scheme: light; }
  body { margin: 24px; background: #fff; color: #1b1b1b; font: 16px/1.8 FangSong, "Noto Serif CJK SC", serif; }
  h1 { margin: 0 0 16px; font-size: 22px; text-align: center; }
  p { margin: 0 0 6px; }
  /* Office, number and title stand in the middle, as on the letter itself. */
  .letter > p:nth-of-type(-n + 3) { text-align: center; }
  .letter > p:nth-of-type(3) { margin: 8px 0 16px; font-size: 22px; font-weight: 700; }
  section { margin-top: 20px; padding: 12px 16px; border: 1px solid #555; break-inside: avoid; }
  .code { font: 700 20px/1.6 monospace; letter-spacing: 1px; }
  @page { size: A4; margin: 25mm; }
  @media print { body { margin: 0; } }
`;

/** The receipt on paper: the words of T-01 where it was registered, and the code, which lies nowhere else. */
export function ReceiptSheet({ frame, door, done }: Props) {
  const t = useT();
  const [body, setBody] = useState<HTMLElement | null>(null);
  return (
    <Sheet
      ref={frame}
      title={t('intake.sheet')}
      // Rendering into the frame waits until its empty document stands.
      srcDoc="<!doctype html><html><head></head><body></body></html>"
      onLoad={(event) => setBody(event.currentTarget.contentDocument?.body ?? null)}
    >
      {body && createPortal(<Paper door={door} done={done} />, body)}
    </Sheet>
  );
}

function Paper({ door, done }: Omit<Props, 'frame'>) {
  const t = useT();
  const text = useText();
  const day = useDay();
  const { data: me } = useMeQuery();
  return (
    <main className={done.sheet ? 'letter' : undefined}>
      <style>{STYLES}</style>
      {done.sheet ? (
        done.sheet.map((line, index) => <p key={index}>{line}</p>)
      ) : (
        <>
          <h1>{t('intake.sheet.title', { workflow: text(door.workflowTitle) })}</h1>
          <p>{t('intake.sheet.content', { title: done.title })}</p>
          <p>{t('intake.sheet.day', { day: me ? day.long(me.today) : '' })}</p>
        </>
      )}
      <section>
        <p>{t('intake.sheet.code')}</p>
        <p className="code">{done.code}</p>
        <p>{t('intake.sheet.how')}</p>
        <p>{t('intake.sheet.by', { name: done.takenBy })}</p>
      </section>
    </main>
  );
}

const Sheet = styled.iframe`
  width: 100%;
  max-width: 90rem;
  min-height: 64rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: ${({ theme }) => theme.colors.neutral0};
`;
