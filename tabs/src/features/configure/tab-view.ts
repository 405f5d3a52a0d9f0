/** What a tab of a channel or a group chat can show. */
export const tabViews = ['fleet', 'reservations', 'calendar', 'timeline', 'to-approve'] as const;
export type TabView = (typeof tabViews)[number];
