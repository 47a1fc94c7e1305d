import type { TestApp } from './strapi';

export interface Route {
  methods: string[];
  path: string;
}

/** Every route that is mounted, of the content API, the admin and the plugins. */
export function routesOf(app: TestApp): Route[] {
  return app.strapi.server.listRoutes() as unknown as Route[];
}
