import type { IncomingHttpHeaders } from 'node:http';

/** What the portal does instead of answering as it should. `stored`: it kept the message all the same. */
export interface Trouble {
  status: number | 'never' | 'reset';
  headers?: Record<string, string>;
  body?: unknown;
  stored?: boolean;
}

export interface Received {
  id: string;
  type: string;
  document: string;
  version: number;
  /** It had that id already. */
  again: boolean;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Portal {
  url: string;
  home: string;
  secrets: string[];
  schemes: ('v1' | 'v1sm3')[];
  entries: Record<
    string,
    {
      state: string;
      version: number;
      documentId: string;
      indexNumber?: string;
      successor?: string | null;
      hash: { value: string } | null;
      publishedAt: string;
    }
  >;
  seen: Record<string, unknown>;
  /** What it kept, in the order it came. */
  received: Received[];
  /** Messages with a signature that does not fit. */
  refused: number;
  disturb:
    | ((message: { id: string; type: string; data: { documentId: string; version: number } }, count: number) => Trouble | undefined)
    | undefined;
  /** Breaks off every connection, also those it left without an answer. */
  hangUp(): void;
  stop(): Promise<void>;
}

export function startPortal(options: {
  name: string;
  secrets: string[];
  schemes?: ('v1' | 'v1sm3')[];
  host?: string;
  port?: number;
  file?: string;
  now?: () => number;
  disturb?: Portal['disturb'];
}): Promise<Portal>;

export function callback(input: {
  secret: string;
  scheme?: 'v1' | 'v1sm3';
  messageId: string;
  publishedAt: string;
  url?: string;
  id?: string;
  now?: number;
}): {
  body: string;
  headers: Record<string, string>;
};
