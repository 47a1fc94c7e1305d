import type { Notices, NoticeVersion, OpenedNotice } from '../../plugins/workboard/shared/contract';
import { docxText } from './read-docx';
import type { TestApp } from './strapi';

interface Asking {
  bearer: string;
  /** Why a letter with a real name is opened; absent: by the standing permission of whoever dispatches it. */
  reason?: string;
}

/** The newest version of a card's notice, as somebody is shown it. */
export async function letterOf(app: TestApp, { bearer }: Asking, card: number, key: string): Promise<NoticeVersion> {
  const listed = await app.request.get(`/workboard/cards/${card}/notices`).set('Authorization', bearer);
  const { versions } = (listed.body as { data: Notices }).data;
  const found = versions.find((one) => one.key === key);
  if (!found) throw new Error(`there is no ${key}, only ${versions.map((one) => one.key).join(', ')}`);
  return found;
}

/** Opens a letter that bears a real name. */
export function openLetter(app: TestApp, { bearer, reason }: Asking, id: number, format: 'docx' | 'pdf' = 'docx') {
  return app.request
    .post(`/workboard/notices/${id}/${format}/open`)
    .set('Authorization', bearer)
    .send(reason === undefined ? {} : { reason });
}

/** Words of the newest letter of a kind, as whoever dispatches it opens it. */
export async function letterText(app: TestApp, asking: Asking, card: number, key: string): Promise<string> {
  const { id, personal } = await letterOf(app, asking, card, key);
  const text = docxText(personal ? await opened(app, asking, id) : await downloaded(app, asking, id));
  if (/[{}]/.test(text)) throw new Error(`a tag of ${key} was not filled: ${text}`);
  return text;
}

async function opened(app: TestApp, asking: Asking, id: number): Promise<Buffer> {
  const answer = await openLetter(app, asking, id);
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return Buffer.from((answer.body as { data: OpenedNotice }).data.content, 'base64');
}

async function downloaded(app: TestApp, { bearer }: Asking, id: number): Promise<Buffer> {
  const file = await app.request
    .get(`/workboard/notices/${id}/docx`)
    .set('Authorization', bearer)
    .buffer(true)
    .parse((stream, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => done(null, Buffer.concat(chunks)));
    });
  return file.body as Buffer;
}
