/**
 * What the workboard uses of '@strapi/strapi/admin', for jsdom: the real RTK Query with a server that the test holds in its hand, and
 * plain stand-ins for the page kit. Used as `jest.mock('@strapi/strapi/admin', () => jest.requireActual('../helpers/strapi-admin'))`.
 */
import { useEffect, useState, type ReactNode } from 'react';
import { configureStore } from '@reduxjs/toolkit';
import { createApi } from '@reduxjs/toolkit/query/react';

export interface Asked {
  url: string;
  method: string;
  params: Record<string, string>;
  body: unknown;
}

type Answer = { data: unknown } | { error: { name: string; message: string; status?: number; details?: unknown } };

interface World {
  answer: (asked: Asked) => Answer | Promise<Answer>;
  asked: Asked[];
  notices: { type?: string; title?: string; message?: string }[];
  allowed: Record<string, boolean>;
}

export const world: World = {
  answer: () => ({ error: { name: 'NotFoundError', message: 'no server', status: 404 } }),
  asked: [],
  notices: [],
  allowed: { canMove: true, canRead: true },
};

interface Query {
  url: string;
  method?: string;
  data?: unknown;
  config?: { params?: Record<string, string> };
}

export const adminApi = createApi({
  reducerPath: 'adminApi',
  baseQuery: async (query: Query) => {
    const asked = { url: query.url, method: query.method ?? 'GET', params: query.config?.params ?? {}, body: query.data };
    world.asked.push(asked);
    return world.answer(asked);
  },
  endpoints: () => ({}),
});

export const newStore = () =>
  configureStore({
    reducer: { [adminApi.reducerPath]: adminApi.reducer },
    middleware: (defaults) => defaults({ serializableCheck: false, immutableCheck: false }).concat(adminApi.middleware),
  });

const toggleNotification = (notice: World['notices'][number]) => void world.notices.push(notice);
export const useNotification = () => ({ toggleNotification });

/** Files that are fetched: the server of the test answers them as it does the rest. */
export const useFetchClient = () => ({
  get: async (url: string) => {
    const asked: Asked = { url, method: 'GET', params: {}, body: undefined };
    world.asked.push(asked);
    return world.answer(asked);
  },
});

const formatAPIError = (error: { message: string }) => error.message;
export const useAPIErrorHandler = () => ({ formatAPIError });

export const useRBAC = () => ({ allowedActions: world.allowed, isLoading: false, permissions: [] });

/** A person who holds every action of the plugin. */
const permissions = { some: () => true };
export const useAuth = (_who: string, select: (auth: { permissions: typeof permissions }) => unknown) => select({ permissions });

export function useDebounce<T>(value: T, delay: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delay);
    return () => clearTimeout(timer);
  }, [value, delay]);
  return settled;
}

export const Page = {
  Title: () => null,
  Protect: ({ children }: { children: ReactNode }) => <>{children}</>,
  Loading: () => <p>…</p>,
};

export const Widget = {
  Loading: () => <p>…</p>,
  Error: () => <p role="alert" />,
  NoData: ({ children }: { children: ReactNode }) => <p>{children}</p>,
};
