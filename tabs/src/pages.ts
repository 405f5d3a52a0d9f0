/**
 * Every page: where it is, what it is made of, who finds something there. A page is sent when it is opened, with the
 * words it needs; it is the default export of its file.
 */
import { managerRoles } from '@fleet/contracts/manager-roles.ts';
import type { Role } from '@fleet/contracts/operation.ts';
import type { ParseKeys } from 'i18next';
import { type ComponentType, lazy } from 'react';
import { matchPath } from 'react-router';
import { FleetPlaceholder } from './features/fleet/fleet-placeholder.tsx';
import { loadWords, type NamespaceName } from './language/words.ts';
import { basePath, paths } from './paths.ts';

type LoadPage = () => Promise<{ default: ComponentType }>;
type PageName = Extract<ParseKeys<'ui'>, `pages.${string}`>;

interface PageDefinition {
  path: string;
  load: LoadPage;
  /** The namespaces it needs besides `ui` and `terms`. */
  words: readonly NamespaceName[];
  /** Takes the whole window, as a map does; others stay as wide as lines can be read. */
  isWide?: true;
  /** What stands there until it has come, unless rows do. */
  Placeholder?: ComponentType;
  /** For those in the navigation, in its order. */
  name?: PageName;
  /** Who finds something there; without it, everybody. What they may see and do is decided by the server. */
  roles?: readonly Role[];
}

const definitions: readonly PageDefinition[] = [
  {
    path: paths.fleet,
    name: 'pages.fleet',
    load: () => import('./features/fleet/fleet-page.tsx'),
    words: ['fleet'],
    Placeholder: FleetPlaceholder,
  },
  {
    path: paths.vehicle,
    load: () => import('./features/vehicle/vehicle-page.tsx'),
    words: ['vehicle', 'fleet'],
  },
  {
    path: paths.map,
    name: 'pages.map',
    load: () => import('./features/map/map-page.tsx'),
    words: ['map', 'fleet', 'pools'],
    isWide: true,
  },
  {
    path: paths.reservations,
    name: 'pages.reservations',
    load: () => import('./features/reservations/reservations-page.tsx'),
    words: ['reservations', 'pools'],
  },
  {
    path: paths.reservationsCalendar,
    load: () => import('./features/calendar/calendar-page.tsx'),
    words: ['calendar', 'timeline', 'reservations', 'pools'],
  },
  {
    path: paths.reservationsTimeline,
    load: () => import('./features/timeline/timeline-page.tsx'),
    words: ['timeline', 'reservations', 'pools'],
    isWide: true,
  },
  {
    path: paths.reservation,
    load: () => import('./features/reservations/reservation-page.tsx'),
    words: ['reservations'],
  },
  {
    path: paths.reserve,
    name: 'pages.reserve',
    load: () => import('./features/reserve/reserve-page.tsx'),
    words: ['reserve'],
  },
  {
    path: paths.approvals,
    name: 'pages.approvals',
    load: () => import('./features/approvals/approvals-page.tsx'),
    words: ['approvals', 'reservations'],
  },
  {
    path: paths.workbench,
    name: 'pages.workbench',
    load: () => import('./features/workbench/workbench-page.tsx'),
    words: ['workbench', 'pools'],
  },
  {
    path: paths.alerts,
    name: 'pages.alerts',
    load: () => import('./features/alerts/alerts-page.tsx'),
    words: ['vehicle'],
    roles: managerRoles,
  },
  { path: paths.sharePosition, load: () => import('./features/phone/share-position-page.tsx'), words: ['handover'] },
  {
    path: paths.analytics,
    name: 'pages.analytics',
    load: () => import('./features/analytics/analytics-page.tsx'),
    words: ['analytics'],
    roles: managerRoles,
  },
  {
    path: paths.administration,
    name: 'pages.administration',
    load: () => import('./features/administration/administration-page.tsx'),
    words: ['administration'],
    roles: ['fleet_manager', 'admin'],
  },
  { path: paths.handover, load: () => import('./features/handover/handover-page.tsx'), words: ['handover'] },
  { path: paths.configure, load: () => import('./features/configure/configure-page.tsx'), words: ['configure'] },
];

export type Page = PageDefinition & { Component: ComponentType };

export const pages: readonly Page[] = definitions.map((definition) => {
  const load: LoadPage = async () => {
    const [file] = await Promise.all([definition.load(), loadWords(...definition.words)]);
    return file;
  };
  return { ...definition, load, Component: lazy(load) };
});

/** Whether somebody with these roles finds something on a page. */
export function isFor({ roles }: Pick<Page, 'roles'>, reader: readonly Role[]): boolean {
  return !roles || roles.some((role) => reader.includes(role));
}

/** @param path within the tabs */
export function pageAt(path: string): Page | undefined {
  return pages.find((page) => matchPath(page.path, path));
}

/** Begins to fetch a page before it is rendered. @param path within the tabs */
export function preloadPage(path: string): void {
  // A page that cannot be had is told about when it is rendered.
  pageAt(path)
    ?.load()
    .catch(() => {});
}

/** The path within the tabs of an address. */
export function pathOf(pathname: string): string {
  const path = pathname.startsWith(basePath) ? pathname.slice(basePath.length) : pathname;
  return path === '' || path === '/' ? paths.fleet : path;
}
