import { DesignSystemProvider, lightTheme } from '@strapi/design-system';
import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { IntlProvider } from 'react-intl';
import { Provider } from 'react-redux';
import { MemoryRouter, Route, Routes, useLocation, useNavigate, type NavigateFunction } from 'react-router-dom';

import en from '../../../plugins/workboard/admin/src/translations/en';
import zh from '../../../plugins/workboard/admin/src/translations/zh-Hans';
import { newStore } from './strapi-admin';

const TEXTS = { 'zh-Hans': zh, en };

interface How {
  /** Address to open, with its search. */
  at?: string;
  /** Route pattern the element is mounted on. */
  path?: string;
  locale?: 'zh-Hans' | 'en';
}

/** Where the page under test is, and the way to send it elsewhere (`go(-1)` is the browser's “back”). */
export interface Whereabouts {
  pathname: string;
  search: string;
  go: NavigateFunction;
}

/** Renders a page as the admin does: texts with the plugin's prefix, design system, store, router. */
export function renderWithProviders(element: ReactElement, { at = '/', path = '*', locale = 'zh-Hans' }: How = {}) {
  const messages = Object.fromEntries(Object.entries(TEXTS[locale]).map(([key, text]) => [`workboard.${key}`, text]));
  const where: Whereabouts = { pathname: '', search: '', go: () => undefined };
  const result = render(
    <Provider store={newStore()}>
      <IntlProvider locale={locale} messages={messages}>
        <DesignSystemProvider theme={lightTheme}>
          <MemoryRouter initialEntries={[at]} future={{ v7_startTransition: false, v7_relativeSplatPath: true }}>
            <Watch where={where} />
            <Routes>
              <Route path={path} element={element} />
              {path !== '*' && <Route path="*" element={<p>elsewhere</p>} />}
            </Routes>
          </MemoryRouter>
        </DesignSystemProvider>
      </IntlProvider>
    </Provider>,
  );
  return { ...result, where };
}

function Watch({ where }: { where: Whereabouts }) {
  const location = useLocation();
  Object.assign(where, { pathname: location.pathname, search: decodeURIComponent(location.search), go: useNavigate() });
  return null;
}
