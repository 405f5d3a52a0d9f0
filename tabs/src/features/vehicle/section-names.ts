export const sectionNames = [
  'overview',
  'trips',
  'maintenance',
  'documents',
  'handovers',
  'alerts',
  'history',
] as const;
export type SectionName = (typeof sectionNames)[number];

/** Told of people, or of what only a manager acts upon. */
const forManagers: readonly SectionName[] = ['handovers', 'alerts', 'history'];

export function isForManagers(name: SectionName): boolean {
  return forManagers.includes(name);
}

/** Of the page's address. */
export function readSection(text: string | null): SectionName {
  return sectionNames.find((name) => name === text) ?? 'overview';
}
