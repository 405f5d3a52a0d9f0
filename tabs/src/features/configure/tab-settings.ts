import { words } from '../../language/words.ts';
/** What is chosen for a tab of a channel or a group chat, and how Teams keeps it: as the address that the tab opens. */
import { basePath, paths } from '../../paths.ts';
import { poolParameter } from '../pools/pool-parameter.ts';
import { type TabView, tabViews } from './tab-view.ts';

interface TabChoice {
  view: TabView;
  /** Undefined for all of them. */
  pool: { id: string; name: string } | undefined;
}

const scopeParameter = 'scope';
const waiting: TabView = 'to-approve';

const pathsOfViews: Readonly<Record<TabView, string>> = {
  fleet: paths.fleet,
  reservations: paths.reservations,
  calendar: paths.reservationsCalendar,
  timeline: paths.reservationsTimeline,
  'to-approve': paths.reservations,
};

/**
 * What Teams is asked to remember.
 * @param origin of the tabs, for example https://fleet.contoso.com
 */
export function tabSettings({ view, pool }: TabChoice, origin: string) {
  const query = new URLSearchParams({
    ...(view === waiting && { [scopeParameter]: waiting }),
    ...(pool && { [poolParameter]: pool.id }),
  });
  const page = `${origin}${basePath}${pathsOfViews[view]}`;
  const name = words.t(`configure:views.${view}`);
  return {
    entityId: [view, ...(pool ? [pool.id] : [])].join(':'),
    // Teams fills in the braces, which therefore must not be encoded.
    contentUrl: `${page}?${[...(query.size > 0 ? [query] : []), 'theme={app.theme}'].join('&')}`,
    websiteUrl: query.size > 0 ? `${page}?${query}` : page,
    suggestedDisplayName: pool ? words.t('configure:named', { view: name, pool: pool.name }) : name,
  };
}

/** What was chosen before; the first of all for a new tab. @param entityId as Teams kept it */
export function readEntityId(entityId: string): { view: TabView; poolId: string | undefined } {
  const [view, poolId] = entityId.split(':');
  return { view: tabViews.find((known) => known === view) ?? 'fleet', poolId };
}
